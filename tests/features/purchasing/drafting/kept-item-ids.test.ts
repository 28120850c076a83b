import { expect, test } from "vitest"
import { keptItemIds } from "#app/features/purchasing/drafting/kept-item-ids.ts"

const paper = { id: "p", name: "Paper", unit: "ream" }
const glue = { id: "g", name: "Glue", unit: "stick" }

test("an item keeps its id wherever it moves to, and through a change of its name in its place", () => {
  expect(keptItemIds([paper, glue], [glue, paper])).toEqual(["g", "p"])
  expect(keptItemIds([paper, glue], [glue])).toEqual(["g"])
  expect(keptItemIds([paper, glue], [{ name: "A4 paper", unit: "ream" }, glue])).toEqual(["p", "g"])
})

test("a new item has none, and no two items have one", () => {
  expect(keptItemIds([paper], [paper, { name: "PAPER", unit: "Ream" }])).toEqual(["p", undefined])
  expect(keptItemIds([], [paper])).toEqual([undefined])
})
