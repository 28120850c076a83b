import { expect, test } from "vitest"
import { rowCount, shownRows, withRowAdded, withRowRemoved } from "#app/core/form-rows.ts"

const typed = {
  title: "Paper",
  "items.0.name": "A4",
  "items.0.tiers.0.fromQuantity": "100",
  "items.1.name": "A3",
  "items.1.tiers.0.fromQuantity": "50",
  "items.1.tiers.1.fromQuantity": "90",
}

test("another item is added after those there are, and nothing typed is lost", () => {
  const more = withRowAdded(typed, "items", { name: "", "tiers.0.fromQuantity": "" })
  expect(more).toMatchObject(typed)
  expect(rowCount(more, "items")).toBe(3)
  expect(rowCount(more, "items.2.tiers")).toBe(1)
})

test("another price belongs to its item alone", () => {
  const more = withRowAdded(typed, "items.1.tiers", { fromQuantity: "" })
  expect(rowCount(more, "items.0.tiers")).toBe(1)
  expect(rowCount(more, "items.1.tiers")).toBe(3)
})

test("an item taken out lets the later ones move up with all their prices", () => {
  expect(withRowRemoved(typed, "items", 0)).toEqual({
    title: "Paper",
    "items.0.name": "A3",
    "items.0.tiers.0.fromQuantity": "50",
    "items.0.tiers.1.fromQuantity": "90",
  })
})

test("a list shows at least the rows that it begins with, and never more than it can have", () => {
  expect(shownRows(typed, "items.0.tiers", { least: 3, most: 8 })).toEqual([0, 1, 2])
  expect(shownRows(typed, "items", { most: 8 })).toEqual([0, 1])
  expect(shownRows(typed, "items", { least: 1, most: 1 })).toEqual([0])
})

test("what is no row of a list is not counted as one", () => {
  const odd = { "items.x.name": "", "items.1e3.name": "", "items.4000000000.name": "", "items.7": "" }
  expect(rowCount(odd, "items")).toBe(8)
  expect(rowCount(odd, "item")).toBe(0)
})
