import { nthLargest } from "#app/core/apportioning/nth-largest.ts"

/**
 * Adds one unit to the wholes of those with the largest claims, as many as there are left-over units; equal
 * claims are served in the given order, and by the lower index without one. Linear in the number of claims.
 */
export const serveLargest = (
  wholes: Float64Array,
  claims: Float64Array,
  leftOver: number,
  order?: readonly number[],
): void => {
  if (leftOver === 0) return
  const threshold = nthLargest(claims, leftOver)
  let unserved = leftOver
  for (let i = 0; i < claims.length; i++) {
    if (claims[i]! > threshold) {
      wholes[i]!++
      unserved--
    }
  }
  for (let turn = 0; unserved > 0; turn++) {
    const i = order ? order[turn]! : turn
    if (claims[i] === threshold) {
      wholes[i]!++
      unserved--
    }
  }
}
