/**
 * Finds the nth largest of the values, 1 being the largest, in linear time on average. Rearranges the values.
 * The pivot is the middle value of three, so the result and the time depend on nothing but the input.
 */
export const nthLargest = (values: Float64Array, n: number): number => {
  const target = values.length - n
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!)
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left <= right) {
        const held = values[left]!
        values[left++] = values[right]!
        values[right--] = held
      }
    }
    if (target <= right) high = right
    else if (target >= left) low = left
    else break
  }
  return values[target]!
}

const middleOf = (a: number, b: number, c: number): number =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
