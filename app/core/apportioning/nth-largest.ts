/** How many equal ranges the values are counted in at a time. */
const RANGES = 256

/**
 * Finds the nth largest of whole numbers, 1 being the largest: counts how many fall into each of some equal ranges,
 * and looks again at those in the range that holds it. Below 2^53 that is at most seven looks, whatever the values.
 */
export const nthLargest = (values: Float64Array, n: number): number => {
  const { least, most } = extremesOf(values)
  if (least === most) return least
  const perUnit = RANGES / (most - least + 1)
  // One more than there are, because the largest value may be rounded up into it.
  const counts = new Int32Array(RANGES + 1)
  for (let i = 0; i < values.length; i++) counts[rangeOf(values[i]! - least, perUnit)]!++
  let range = RANGES
  let rank = n
  while (counts[range]! < rank) rank -= counts[range--]!
  const inRange = new Float64Array(counts[range]!)
  let filled = 0
  for (let i = 0; i < values.length; i++) {
    if (rangeOf(values[i]! - least, perUnit) === range) inRange[filled++] = values[i]!
  }
  return nthLargest(inRange, rank)
}

const rangeOf = (aboveLeast: number, perUnit: number): number => (aboveLeast * perUnit) | 0

const extremesOf = (values: Float64Array) => {
  let least = Infinity
  let most = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (value < least) least = value
    if (value > most) most = value
  }
  return { least, most }
}
