import { expect, it } from "vitest"
import { runVectorFile } from "#tests/vectors/run-vector-file.ts"

it("clears every exhaustively searched case", () => {
  const { differences, passed } = runVectorFile("tests/vectors/clearing.json")
  expect(differences).toEqual([])
  expect(passed).toBe(223)
})
