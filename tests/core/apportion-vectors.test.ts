import { expect, it } from "vitest"
import { runVectorFile } from "#tests/vectors/run-vector-file.ts"

it("apportions every published and exhaustively searched case", () => {
  const { differences, passed } = runVectorFile("tests/vectors/apportion.json")
  expect(differences).toEqual([])
  expect(passed).toBe(157)
})
