import type { Division } from "#app/core/apportion.ts"
import { serveLargest } from "#app/core/apportioning/largest-remainder.ts"
import { bigintOf, floatOf } from "#app/core/apportioning/machine-integers.ts"

/** Largest remainder for an amount and a total weight below 2^52: exact, and linear in the number of weights. */
export const divideInMachineIntegers = ({ amount, weights, previous, order }: Division): bigint[] => {
  const sign = amount < 0n ? -1 : 1
  const magnitude = floatOf(amount) * sign
  const { wholes, remainders, total, leftOver } = quotasOf(magnitude, weights)
  // Rounding up towards the previous share brings the division two units closer than rounding up past it.
  for (let i = 0; previous && i < wholes.length; i++) {
    if (remainders[i]! > 0 && Number(previous[i]) * sign > wholes[i]!) remainders[i]! += total
  }
  serveLargest(wholes, remainders, leftOver, order)
  const shares = new Array<bigint>(wholes.length)
  for (let i = 0; i < wholes.length; i++) shares[i] = bigintOf(sign * wholes[i]!)
  return shares
}

/** Every quota, magnitude × weight ÷ total, as a whole part and a remainder over the total. */
const quotasOf = (magnitude: number, weights: readonly bigint[]) => {
  const wholes = new Float64Array(weights.length)
  const remainders = new Float64Array(weights.length)
  let total = 0
  let largest = 0
  for (let i = 0; i < wholes.length; i++) {
    const weight = floatOf(weights[i]!)
    total += weight
    if (weight > largest) largest = weight
    wholes[i] = weight
  }
  const isPlain = magnitude * largest <= Number.MAX_SAFE_INTEGER
  const amount = BigInt(magnitude)
  const divisor = BigInt(total)
  let leftOver = magnitude
  for (let i = 0; i < wholes.length; i++) {
    const product = magnitude * wholes[i]!
    let whole = Math.floor(product / total)
    let remainder = isPlain
      ? product - whole * total
      : wrappedDifference(weights[i]!, amount, bigintOf(whole), divisor)
    // The float division may round a quotient up or down by a unit; the remainder, which is exact, shows it.
    while (remainder < 0) {
      whole--
      remainder += total
    }
    while (remainder >= total) {
      whole++
      remainder -= total
    }
    wholes[i] = whole
    remainders[i] = remainder
    leftOver -= whole
  }
  return { wholes, remainders, total, leftOver }
}

/** a × b − c × d in 64-bit integers: both products may wrap around, but their small difference comes out right. */
const wrappedDifference = (a: bigint, b: bigint, c: bigint, d: bigint): number =>
  floatOf(BigInt.asIntN(64, BigInt.asIntN(64, a * b) - BigInt.asIntN(64, c * d)))
