import { writeDecimal, writePounds } from "#app/core/decimal.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"

/** Why a share is what it is, as data that JSON can carry and as one sentence. */
export type Workings = {
  /** "12 of 144 units" */
  basis: string
  /** The share before rounding, in pounds, cut off after the fourth decimal: "83.3333". */
  exactPounds: string
  /** Why the share was rounded up rather than down; null where it was not. */
  oddPenny: "largest-remainder" | "turn" | null
  sentence: string
}

/** Explains shares that the one apportionment made of an amount by weights. All lists go index for index. */
export const explainShares = (
  amount: Pence,
  weights: readonly bigint[],
  shares: readonly Pence[],
  bases: readonly string[],
): Workings[] => {
  const total = sumPence(weights) || 1n
  const magnitude = abs(amount)
  const remainders = weights.map((weight) => (magnitude * weight) % total)
  const isRoundedUp = shares.map((share, i) => abs(share) * total > magnitude * weights[i]!)
  const passedOver = new Set(remainders.filter((_, i) => !isRoundedUp[i]))
  return shares.map((share, i) => {
    const oddPenny = !isRoundedUp[i] ? null : passedOver.has(remainders[i]!) ? "turn" : "largest-remainder"
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
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value)
