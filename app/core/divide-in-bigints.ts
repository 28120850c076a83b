import type { Division } from "#app/core/apportion.ts"

/** Largest remainder for integers of any size. Slower by far, for amounts beyond any that money reaches. */
export const divideInBigints = ({ amount, weights, previous, order }: Division): bigint[] => {
  const sign = amount < 0n ? -1n : 1n
  let total = 0n
  for (const weight of weights) total += weight
  let leftOver = amount * sign
  const wholes: bigint[] = []
  const claims: bigint[] = []
  weights.forEach((weight, i) => {
    const product = amount * sign * weight
    const whole = product / total
    const remainder = product - whole * total
    const isDrawnUp = previous !== undefined && remainder > 0n && previous[i]! * sign > whole
    wholes.push(whole)
    claims.push(isDrawnUp ? remainder + total : remainder)
    leftOver -= whole
  })
  const inTurn = order ? [...order] : weights.map((_, i) => i)
  inTurn.sort((a, b) => (claims[a]! > claims[b]! ? -1 : claims[a]! < claims[b]! ? 1 : 0))
  for (const i of inTurn.slice(0, Number(leftOver))) wholes[i]! += 1n
  return wholes.map((whole) => whole * sign)
}
