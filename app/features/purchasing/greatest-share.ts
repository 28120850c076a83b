/**
 * The most that one party can be asked for, in pence, when a rate on a total is rounded half up to a penny and the
 * result shared by largest remainder, whatever the others' part of the total. With T the total, the party's quota is
 * at most mine × rate + mine ÷ 2T; T is `mine` or more, and a quota is rounded up to the next penny at most. A rate
 * of whole pence leaves nothing to round.
 */
export const greatestShare = (numerator: bigint, denominator: bigint, mine: bigint): bigint => {
  if (mine === 0n) return 0n
  if (numerator % denominator === 0n) return (numerator / denominator) * mine
  const others = mine + 1n // The fewest units there can be once anybody else takes some.
  return divideUp(2n * numerator * mine * others + denominator * mine, 2n * denominator * others)
}

/** Divides two integers that are not negative and rounds up. */
export const divideUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor
