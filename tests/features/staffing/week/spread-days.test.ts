import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Entitlement, spreadDays } from "#app/features/staffing/week/spread-days.ts"

const term = fc
  .record({ days: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 12 }), free: fc.nat({ max: 30 }) })
  .map(({ days, free }) => ({
    length: days.reduce((sum, count) => sum + count, free),
    entitlements: days.map((count, i): Entitlement => ({ schoolId: `school ${i}`, days: count })),
  }))

describe("the days of a term spread over schools", () => {
  test("two days a week and one a week alternate as evenly as they can", () => {
    const days = spreadDays(6, [
      { schoolId: "Ash", days: 4 },
      { schoolId: "Oak", days: 2 },
    ])
    expect(days).toEqual(["Ash", "Oak", "Ash", "Ash", "Oak", "Ash"])
  })

  test("every school has exactly its days, and the rest are nobody's", () => {
    fc.assert(
      fc.property(term, ({ length, entitlements }) => {
        const days = spreadDays(length, entitlements)
        expect(days).toHaveLength(length)
        for (const { schoolId, days: promised } of entitlements)
          expect(days.filter((id) => id === schoolId)).toHaveLength(promised)
      }),
    )
  })

  test("nobody is ever a whole day from what they are entitled to so far", () => {
    fc.assert(
      fc.property(term, ({ length, entitlements }) => {
        const days = spreadDays(length, entitlements)
        for (const { schoolId, days: promised } of entitlements) {
          let had = 0
          days.forEach((id, before) => {
            if (id === schoolId) had += 1
            expect(Math.abs(had * length - promised * (before + 1))).toBeLessThan(length)
          })
        }
      }),
    )
  })

  test("more days than the term has cannot be promised", () => {
    expect(() => spreadDays(3, [{ schoolId: "Ash", days: 4 }])).toThrow(
      "4 days are promised and the term has 3",
    )
  })
})
