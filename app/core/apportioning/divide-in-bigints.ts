import type { Division } from "#app/core/apportion.ts"
import { roundQuotients } from "#app/core/apportioning/round-quotients.ts"

/** Largest remainder for integers of any size. Slower by far, for amounts beyond any that money reaches. */
export const divideInBigints = ({ amount, weights, previous, order }: Division): bigint[] => {
  const sign = amount < 0n ? -1n : 1n
  const magnitude = amount * sign
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  const shares = roundQuotients(
    weights.map((weight) => magnitude * weight),
    total,
    magnitude,
    { order, previous: previous?.map((share) => share * sign) },
  )
  return sign < 0n ? shares.map((share) => -share) : shares
}
