import { readFileSync } from "node:fs"
import { runApportionCase } from "#tests/vectors/apportion-case.ts"
import { runClearingCase } from "#tests/vectors/clearing-case.ts"

/** One case whose result is not the expected one; both sides as JSON. */
export type Difference = { id: string; expected: string; actual: string }

/** How one kind of case is recognised, run, and what of its outcome the file pins down. */
export type CaseRunner = {
  recognises: (vector: Vector) => boolean
  run: (vector: Vector) => { expected: unknown; actual: unknown }
}

// biome-ignore lint/suspicious/noExplicitAny: the files are data from outside; each runner knows the shape of its cases
export type Vector = Record<string, any>

const runners: CaseRunner[] = [runApportionCase, runClearingCase]

/** Runs every case of a file of vectors. Throws for a file that is not one, and for a kind of case nobody knows. */
export const runVectorFile = (path: string): { passed: number; differences: Difference[] } => {
  const content = JSON.parse(readFileSync(path, "utf8"))
  const vectors: Vector[] = Array.isArray(content) ? content : content.cases
  if (!Array.isArray(vectors)) throw new Error(`${path} holds no list of cases`)
  const differences: Difference[] = []
  vectors.forEach((vector, index) => {
    const difference = differenceIn(vector, index)
    if (difference) differences.push(difference)
  })
  return { passed: vectors.length - differences.length, differences }
}

const differenceIn = (vector: Vector, index: number): Difference | undefined => {
  const id = String(vector.id ?? `case ${index + 1}`)
  const runner = runners.find(({ recognises }) => recognises(vector))
  if (!runner) throw new Error(`${id} is of a kind that is not supported yet`)
  let outcome: { expected: unknown; actual: unknown }
  try {
    outcome = runner.run(vector)
  } catch (error) {
    return { id, expected: write(vector.expect), actual: String(error) }
  }
  const [expected, actual] = [write(outcome.expected), write(outcome.actual)]
  return expected === actual ? undefined : { id, expected, actual }
}

/** JSON in which 5, "5" and 5n are the same, because some files quote their integers and some do not. */
const write = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === "number" || typeof part === "bigint" ? String(part) : part,
  )
