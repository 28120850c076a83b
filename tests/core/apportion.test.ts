import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { apportion, reapportion } from "#app/core/apportion.ts"

const sum = (values: readonly bigint[]) => values.reduce((a, b) => a + b, 0n)

/** Amounts and weights of every size: a few pence, real money, and beyond what machine integers hold. */
const amounts = fc.oneof(
  fc.bigInt(-200n, 200n),
  fc.bigInt(-(2n ** 50n), 2n ** 50n),
  fc.bigInt(-(2n ** 90n), 2n ** 90n),
)
const weightLists = (weight: fc.Arbitrary<bigint>) =>
  fc.array(weight, { minLength: 1, maxLength: 12 }).filter((weights) => weights.some((weight) => weight > 0n))
const someWeights = fc.oneof(
  weightLists(fc.bigInt(0n, 9n)),
  weightLists(fc.bigInt(0n, 2n ** 48n)),
  weightLists(fc.bigInt(0n, 2n ** 90n)),
)

describe("an apportionment", () => {
  it("gives the odd penny to the largest remainder, and to the first of equal ones", () => {
    expect(apportion(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(apportion(5n, [100n, 101n, 100n, 100n])).toEqual([1n, 2n, 1n, 1n])
  })

  it("gives the odd penny to the first in the order that the caller names", () => {
    expect(apportion(100n, [1n, 1n, 1n], [2, 0, 1])).toEqual([33n, 33n, 34n])
    expect(apportion(101n, [1n, 1n, 1n], [2, 0, 1])).toEqual([34n, 33n, 34n])
  })

  it("adds up to the amount exactly", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => sum(apportion(amount, weights)) === amount),
    )
  })

  it("reverses a charge when the credit note has the same weights", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        expect(apportion(-amount, weights)).toEqual(apportion(amount, weights).map((share) => -share))
      }),
    )
  })

  it("is within a penny of everybody's exact share, and on it where that is whole", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        const total = sum(weights)
        apportion(amount, weights).forEach((share, i) => {
          const short = share * total - amount * weights[i]!
          expect(short > -total && short < total).toBe(true)
          if ((amount * weights[i]!) % total === 0n) expect(short).toBe(0n)
        })
      }),
    )
  })

  it("never gives anything to a weight of zero", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        apportion(amount, weights).forEach((share, i) => {
          if (weights[i] === 0n) expect(share).toBe(0n)
        })
      }),
    )
  })

  it("moves nobody by more than the odd penny when the schools come in another order", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        const reversed = apportion(amount, weights.toReversed()).toReversed()
        apportion(amount, weights).forEach((share, i) => {
          expect([-1n, 0n, 1n]).toContain(share - reversed[i]!)
        })
      }),
    )
  })

  it("follows the schools when the order of equal remainders does", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        const last = weights.length - 1
        const backwards = weights.map((_, i) => last - i)
        expect(apportion(amount, weights.toReversed(), backwards).toReversed()).toEqual(
          apportion(amount, weights),
        )
      }),
    )
  })

  it("counts alike in machine integers and in bigints of any size", () => {
    const scale = 2n ** 60n
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 50n), weightLists(fc.bigInt(0n, 2n ** 48n)), (amount, weights) => {
        const large = weights.map((weight) => weight * scale)
        expect(apportion(amount, weights)).toEqual(apportion(amount, large))
      }),
    )
  })

  it("divides nothing over nobody, and refuses to divide something", () => {
    expect(apportion(0n, [])).toEqual([])
    expect(apportion(0n, [0n, 0n])).toEqual([0n, 0n])
    expect(() => apportion(1n, [])).toThrow("no weight")
    expect(() => apportion(-1n, [0n, 0n])).toThrow("no weight")
  })

  it("refuses a negative weight and an order that leaves somebody out", () => {
    expect(() => apportion(5n, [1n, -1n])).toThrow("must not be negative")
    expect(() => apportion(5n, [1n, 1n], [0])).toThrow("every weight once")
  })
})

describe("a re-split", () => {
  it("leaves a split alone that still holds", () => {
    fc.assert(
      fc.property(amounts, someWeights, (amount, weights) => {
        const shares = apportion(amount, weights)
        expect(reapportion(amount, weights, shares)).toEqual(shares)
      }),
    )
  })

  it("takes the penny of a lower total from one school, and moves nobody else's", () => {
    expect(reapportion(99n, [1n, 1n, 1n], [34n, 33n, 33n])).toEqual([33n, 33n, 33n])
    expect(reapportion(100n, [1n, 1n, 1n], [33n, 33n, 34n])).toEqual([33n, 33n, 34n])
  })

  it("adds up, and mirrors for a credit", () => {
    fc.assert(
      fc.property(
        amounts,
        someWeights,
        fc.infiniteStream(fc.bigInt(-50n, 50n)),
        (amount, weights, stream) => {
          const previous = [...stream.take(weights.length)]
          const shares = reapportion(amount, weights, previous)
          expect(sum(shares)).toBe(amount)
          const mirrored = previous.map((share) => -share)
          expect(reapportion(-amount, weights, mirrored)).toEqual(shares.map((share) => -share))
        },
      ),
    )
  })

  it("needs the previous share of every school", () => {
    expect(() => reapportion(5n, [1n, 1n], [5n])).toThrow("previous share")
  })
})
