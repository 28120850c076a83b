import { writeDecimal, writePounds } from "#app/core/decimal.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"

/** By the largest remainder, by turn among equals, or because an earlier division had it so and little should change. */
export type OddPenny = "largest-remainder" | "turn" | "kept"

/** Why a share is what it is, as data that JSON can carry and as one sentence. */
export type Workings = {
  /** "12 of 144 units" */
  basis: string
  /** The share before rounding, in pounds, cut off after the fourth decimal: "83.3333". */
  exactPounds: string
  /** Why the share was rounded up rather than down; null where it was not. */
  oddPenny: OddPenny | null
  sentence: string
}

/**
 * Explains shares that the one apportionment made of an amount by weights; `isAnew` says that it divided anew, with
 * the least change of an earlier division. All lists go index for index.
 */
export const explainShares = (
  amount: Pence,
  weights: readonly bigint[],
  shares: readonly Pence[],
  bases: readonly string[],
  isAnew = false,
): Workings[] => {
  const total = sumPence(weights) || 1n
  const magnitude = abs(amount)
  const remainders = weights.map((weight) => (magnitude * weight) % total)
  const isRoundedUp = shares.map((share, i) => abs(share) * total > magnitude * weights[i]!)
  const passedOver = new Set(remainders.filter((_, i) => !isRoundedUp[i]))
  const greatestPassedOver = [...passedOver].reduce((greatest, one) => (one > greatest ? one : greatest), 0n)
  const reasonFor = (remainder: bigint): OddPenny => {
    if (isAnew && remainder <= greatestPassedOver) return "kept"
    return passedOver.has(remainder) ? "turn" : "largest-remainder"
  }
  return shares.map((share, i) => {
    const oddPenny = isRoundedUp[i] ? reasonFor(remainders[i]!) : null
    const exact = (amount * weights[i]! * 100n) / total
    const before = remainders[i] === 0n ? "exactly" : `${writePounds(exact, 4)} before rounding, which makes`
    const sentence = `${bases[i]}: ${before} ${formatPounds(share)}${because[oddPenny ?? "none"]}.`
    return { basis: bases[i]!, exactPounds: writeDecimal(exact, 4), oddPenny, sentence }
  })
}

const because = {
  none: "",
  "largest-remainder": ", with an odd penny because it was among the closest to the next one",
  turn: ", with an odd penny that fell to it by turn, because other schools were just as close",
  kept: ", rounded up so that as little as possible changes",
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value)
