import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nthLargest } from "#app/core/apportioning/nth-largest.ts"

/** Whole numbers spread evenly, crowded at one end, and far apart, up to the largest that a float holds. */
const wholeNumbers = fc.array(
  fc.oneof(
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: 100_000 }),
    fc.maxSafeNat(),
    fc.integer({ min: 0, max: 52 }).map((power) => 2 ** power),
    fc.integer({ min: 0, max: 20 }).map((less) => Number.MAX_SAFE_INTEGER - less),
  ),
  { minLength: 1, maxLength: 1_000 },
)

describe("the nth largest", () => {
  it("stands where it stands once the values are sorted", () => {
    fc.assert(
      fc.property(wholeNumbers, fc.nat(), (values, place) => {
        const n = (place % values.length) + 1
        const sorted = [...values].sort((a, b) => b - a)
        expect(nthLargest(Float64Array.from(values), n)).toBe(sorted[n - 1])
      }),
    )
  })

  it("leaves the values as they are", () => {
    const values = Float64Array.from([3, 1, 2, 2])
    expect(nthLargest(values, 2)).toBe(2)
    expect([...values]).toEqual([3, 1, 2, 2])
  })
})
