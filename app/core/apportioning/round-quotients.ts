/**
 * Rounds fractions that have one denominator to integers that add up to `sum`, each rounded down or up: by the
 * largest remainder, equal remainders in the given order, the lower index first without one. Numerators must not
 * be negative. With `previous`, fractions whose previous integer lies above them are rounded up before others.
 *
 * @throws RangeError when no rounding down and up of the fractions can add up to the sum
 */
export const roundQuotients = (
  numerators: readonly bigint[],
  denominator: bigint,
  sum: bigint,
  { order, previous }: { order?: readonly number[]; previous?: readonly bigint[] } = {},
): bigint[] => {
  const wholes = numerators.map((numerator) => numerator / denominator)
  const claims = numerators.map((numerator, i) => {
    const remainder = numerator - wholes[i]! * denominator
    return previous && remainder > 0n && previous[i]! > wholes[i]! ? remainder + denominator : remainder
  })
  const leftOver = Number(sum - wholes.reduce((total, whole) => total + whole, 0n))
  const inTurn = order ? [...order] : wholes.map((_, i) => i)
  inTurn.sort((a, b) => (claims[a]! > claims[b]! ? -1 : claims[a]! < claims[b]! ? 1 : 0))
  const served = inTurn.slice(0, Math.max(leftOver, 0))
  if (served.length !== leftOver || served.some((i) => claims[i] === 0n)) {
    throw new RangeError(`fractions that add up to ${sum} only by more than rounding`)
  }
  for (const i of served) wholes[i]! += 1n
  return wholes
}
