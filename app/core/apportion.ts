import { divideInBigints } from "#app/core/apportioning/divide-in-bigints.ts"
import { divideInMachineIntegers } from "#app/core/apportioning/divide-in-machine-integers.ts"

/**
 * Divides an amount over weights in whole units by the largest remainder: every share is its exact quota rounded
 * down, and the units left over go one each to the largest remainders. It works on the magnitude and restores the
 * sign, so a credit note mirrors its invoice. A weight of zero and a quota that is already whole never get a
 * left-over unit.
 *
 * @param order the indexes in the order in which equal remainders are served; the lower index first without it
 * @returns the shares, index for index; they add up to the amount exactly
 * @throws RangeError for a negative weight, and when an amount other than zero has no weight to rest on
 */
export const apportion = (amount: bigint, weights: readonly bigint[], order?: readonly number[]): bigint[] =>
  divide({ amount, weights, order })

/**
 * Divides an amount anew while changing as little as possible of an earlier division: of all divisions in which
 * every share is its quota rounded down or up, the one closest to `previous` in total movement; then the one
 * that rounds up the largest remainders; then the earlier in order.
 *
 * @throws RangeError as `apportion` does, and when `previous` is not as long as `weights`
 */
export const reapportion = (
  amount: bigint,
  weights: readonly bigint[],
  previous: readonly bigint[],
  order?: readonly number[],
): bigint[] => divide({ amount, weights, previous, order })

/** A division to make; `order` and `previous` have an entry for every weight. */
export type Division = {
  amount: bigint
  weights: readonly bigint[]
  previous?: readonly bigint[]
  order?: readonly number[]
}

/** Sums, and twice the total weight, stay integers that a float holds exactly. */
const MACHINE_LIMIT = 2n ** 52n

const divide = (division: Division): bigint[] => {
  const { amount, weights, previous, order } = division
  if (order && order.length !== weights.length) throw new RangeError("the order must name every weight once")
  if (previous && previous.length !== weights.length) {
    throw new RangeError("every weight needs its previous share")
  }
  const largest = largestOf(weights)
  if (largest === 0n) {
    if (amount !== 0n) throw new RangeError(`there is no weight to divide ${amount} over`)
    return weights.map(() => 0n)
  }
  const magnitude = amount < 0n ? -amount : amount
  const fits = magnitude < MACHINE_LIMIT && largest * BigInt(weights.length) < MACHINE_LIMIT
  return fits ? divideInMachineIntegers(division) : divideInBigints(division)
}

const largestOf = (weights: readonly bigint[]): bigint => {
  let largest = 0n
  for (const weight of weights) {
    if (weight < 0n) throw new RangeError(`a weight must not be negative, and ${weight} is`)
    if (weight > largest) largest = weight
  }
  return largest
}
