/**
 * Divides two integers and rounds half up on the magnitude, so that −x rounds to the mirror of x and a credit
 * note cancels its invoice. The divisor must be positive.
 */
export const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => {
  if (divisor <= 0n) throw new RangeError(`a divisor must be positive, not ${divisor}`)
  const magnitude = dividend < 0n ? -dividend : dividend
  const rounded = (2n * magnitude + divisor) / (2n * divisor)
  return dividend < 0n ? -rounded : rounded
}

/** Divides two integers and rounds up; the dividend is not negative, the divisor is positive. */
export const divideUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor
