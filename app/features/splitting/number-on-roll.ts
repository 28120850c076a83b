import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { SplitSchool } from "#app/features/splitting/split-rule.ts"

/** Every school's number on roll, or which school's is missing. */
export const numbersOnRoll = (schools: readonly SplitSchool[]): Outcome<number[]> => {
  const unknown = schools.find(({ numberOnRoll }) => numberOnRoll === null)
  return unknown
    ? refuse(`The number on roll of ${unknown.name} is not known. Add it, or choose another rule.`)
    : succeed(schools.map(({ numberOnRoll }) => numberOnRoll!))
}
