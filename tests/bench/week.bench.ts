import { assignWeek } from "#app/features/staffing/week/assign-week.ts"
import type { Week, Wish } from "#app/features/staffing/week/week.ts"
import type { Row } from "#tests/bench/benchmark.ts"
import { medianMilliseconds } from "#tests/bench/rounds.ts"

export const name = "week"

const SCHOOLS = 60
const saying: Wish[] = ["accepts", "prefers", "avoids", "accepts", "cannot", "prefers", "accepts"]

/** Sixty schools with a whole day and a half-day each, and just as many places, that they disagree about. */
const week: Week = {
  places: Array.from({ length: SCHOOLS }, (_, i) => [
    { id: `day ${i}`, lasts: "whole-day" as const },
    { id: `half ${i}`, lasts: "half-day" as const },
  ]).flat(),
  schools: Array.from({ length: SCHOOLS }, (_, i) => {
    const said = (kind: string) =>
      Array.from({ length: SCHOOLS }, (_, at) => [`${kind} ${at}`, (i * 31 + at * at * 17) % 97] as const)
    const all = [...said("day"), ...said("half")]
    return {
      id: `school ${i}`,
      visits: { "whole-day": 1, "half-day": 1 },
      wishes: new Map(all.map(([id, n]) => [id, saying[n % saying.length]!])),
      travel: new Map(all),
    }
  }),
}

export const run = async (): Promise<Row[]> => {
  const { assigning } = await medianMilliseconds({ assigning: () => assignWeek(week) }, { clock: "core" })
  return [
    {
      benchmark: `assigning the week for ${SCHOOLS} schools, a day and a half each`,
      figure: { value: assigning, unit: "ms" },
      bound: { atMost: 100 },
    },
  ]
}
