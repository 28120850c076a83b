import fc from "fast-check"
import { expect, test } from "vitest"
import { assignWeek } from "#app/features/staffing/week/assign-week.ts"
import { faultsOf, worthOf } from "#app/features/staffing/week/check-week.ts"
import { shareDays, type WayBetween } from "#app/features/staffing/week/share-days.ts"
import type { Visit, Week, Wish } from "#app/features/staffing/week/week.ts"

/** Up to three days in halves, up to four visits owed. */
const anyWeek = fc
  .record({
    days: fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }),
    schools: fc.array(
      fc.record({
        halves: fc.integer({ min: 1, max: 2 }),
        wishes: fc.array(fc.constantFrom<Wish>("prefers", "accepts", "avoids", "cannot"), {
          minLength: 3,
          maxLength: 3,
        }),
        travel: fc.nat({ max: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ days, schools }): Week => {
    const ids = days.flatMap((isWhole, at) => (isWhole ? [`${at + 1}-am`, `${at + 1}-pm`] : [`${at + 1}-am`]))
    return {
      places: ids.map((id) => ({ id, lasts: "half-day" })),
      schools: schools.map(({ halves, wishes, travel }, i) => ({
        ...{ id: `school ${i}`, visits: { "whole-day": 0, "half-day": halves } },
        wishes: new Map(ids.map((id) => [id, wishes[Number(id[0]) - 1]!])),
        travel: new Map(ids.map((id) => [id, travel])),
      })),
    }
  })

/** Every week that keeps the rules. */
function* allWeeks({ places, schools }: Week, visits: readonly Visit[] = [], at = 0): Generator<Visit[]> {
  if (at === places.length) return yield [...visits]
  yield* allWeeks({ places, schools }, visits, at + 1)
  for (const { id } of schools)
    yield* allWeeks({ places, schools }, [...visits, { schoolId: id, placeId: places[at]!.id }], at + 1)
}

const wayBetween: WayBetween = (one, other) =>
  one === other ? 0 : (one.length + other.charCodeAt(7) * 7 + one.charCodeAt(7) * 7) % 13

const sharing = (visits: readonly Visit[]) => {
  const byDay = [...Map.groupBy(visits, ({ placeId }) => placeId[0]).values()].filter(
    ({ length }) => length === 2,
  )
  return {
    doubled: byDay.filter(([one, other]) => one!.schoolId === other!.schoolId).length,
    metres: byDay.reduce((sum, [one, other]) => sum + wayBetween(one!.schoolId, other!.schoolId), 0),
  }
}

test("half-days are shared out as well as by the flow, and of all such ways none has schools nearer to each other", () => {
  fc.assert(
    fc.property(anyWeek, (week) => {
      const { visits, doubled, metres } = shareDays(week, wayBetween)
      expect(faultsOf(week, visits)).toEqual([])
      const { worth } = assignWeek(week)
      expect(worthOf(week, visits)).toEqual(worth)
      expect(sharing(visits)).toEqual({ doubled, metres })
      const equals = [...allWeeks(week)].filter((other) => {
        const its = faultsOf(week, other).length === 0 ? worthOf(week, other) : null
        return (
          its?.missing === worth.missing && its.against === worth.against && its.minutes === worth.minutes
        )
      })
      const best = equals
        .map(sharing)
        .reduce((a, b) => ((a.doubled - b.doubled || a.metres - b.metres) <= 0 ? a : b))
      expect({ doubled, metres }).toEqual(best)
    }),
    { numRuns: 60 },
  )
})

test("a full week of ten schools with half a day each is shared out at once", () => {
  const ids = [1, 2, 3, 4, 5].flatMap((day) => [`${day}-am`, `${day}-pm`])
  const week: Week = {
    places: ids.map((id) => ({ id, lasts: "half-day" })),
    schools: ids.map((_, i) => ({
      ...{ id: `school ${i}`, visits: { "whole-day": 0, "half-day": 1 } },
      ...{ wishes: new Map(), travel: new Map() },
    })),
  }
  const { visits } = shareDays(week, (one, other) =>
    Number(one.at(-1)) + 5 === Number(other.at(-1)) ? 1 : 9,
  )
  const pairs = [...Map.groupBy(visits, ({ placeId }) => placeId[0]).values()]
  expect(pairs.map((pair) => pair.map(({ schoolId }) => Number(schoolId.at(-1))).sort())).toHaveLength(5)
  for (const [one, other] of pairs)
    expect(Math.abs(Number(one!.schoolId.at(-1)) - Number(other!.schoolId.at(-1)))).toBe(5)
})
