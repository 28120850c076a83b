/*
 * `Number(bigint)` and `BigInt(number)` are calls into the engine. Passing through the two 32-bit halves of one
 * 64-bit cell compiles to a few machine instructions instead, which is what makes dividing 100,000 shares quick.
 */

const cell = new BigInt64Array(1)
const halves = new Int32Array(cell.buffer)
const LOW = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 0 : 1
const HIGH = 1 - LOW
const HALF = 2 ** 32

/** The float of a bigint strictly between −2^53 and 2^53. */
export const floatOf = (value: bigint): number => {
  cell[0] = value
  return halves[HIGH]! * HALF + (halves[LOW]! >>> 0)
}

/** The bigint of an integer strictly between −2^53 and 2^53. */
export const bigintOf = (value: number): bigint => {
  const high = Math.floor(value / HALF)
  halves[HIGH] = high
  halves[LOW] = value - high * HALF
  return cell[0]!
}
