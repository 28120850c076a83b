import { expect, test } from "vitest"
import { prefixCandidates } from "#app/features/groups/schools/invoice-prefix.ts"

test("a prefix is short, taken from the school's name, and never runs out", () => {
  expect(prefixCandidates("Oakfield Primary School", 113001)).toEqual([
    "OAK",
    "OAKF",
    "OAKFI",
    "OAKFIE",
    "S113001",
  ])
})

test("a saint or an article does not start a prefix, and accents fall off", () => {
  expect(prefixCandidates("St. Édith's RC Primary", 113002)[0]).toBe("EDI")
  expect(prefixCandidates("The Meadows", 113003)[0]).toBe("MEA")
  expect(prefixCandidates("学校", 113004)).toEqual(["S113004"])
})
