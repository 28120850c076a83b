import fc from "fast-check"
import { expect, it } from "vitest"
import { sortByLimit } from "#app/features/purchasing/clearing/sort-by-limit.ts"

const someLimits = fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 2 ** 52 }))

it("the units of every limit are found in the order of the limits, however high these are", () => {
  fc.assert(
    fc.property(fc.array(someLimits, { maxLength: 50 }), (limits) => {
      const units = Float64Array.from(limits.keys())
      const sorted = sortByLimit({ limits: Float64Array.from(limits), units })
      expect([...sorted.limits]).toEqual(limits.toSorted((a, b) => a - b))
      expect([...sorted.units].map((i) => limits[i])).toEqual([...sorted.limits])
    }),
  )
})
