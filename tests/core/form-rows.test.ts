import { expect, test } from "vitest"
import { rowCount, withRowAdded, withRowRemoved } from "#app/core/form-rows.ts"

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
