import { reapportion } from "#app/core/apportion.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"

/** What one school was to get at closing, and what it has so far: the start of the least change. */
export type Claim = { schoolId: string; wanted: number; before: number }

export type Portion = { schoolId: string; quantity: number; settled: boolean }

type Arrival = {
  itemId: string
  packSize: number
  /** Units that arrived. */
  quantity: number
  /** Quantities that were agreed with single schools; nothing else is shared over these. */
  settled: ReadonlyMap<string, number>
}

/**
 * Shares what arrived in proportion to what schools were to get, in whole packs: neither first come nor first served.
 * Units of a broken pack go to the one school that is furthest below its part.
 *
 * @throws RangeError when what was settled is more than arrived, or nobody is left to take the rest
 */
export const shareQuantity = (
  { itemId, packSize, quantity, settled }: Arrival,
  claims: readonly Claim[],
): Portion[] => {
  const rest = quantity - [...settled.values()].reduce((sum, one) => sum + one, 0)
  if (rest < 0) throw new RangeError("more was settled with single schools than arrived")
  const free = claims.filter(({ schoolId }) => !settled.has(schoolId))
  const parts = shareFreely({ itemId, packSize, quantity: rest }, free)
  return claims.map(({ schoolId }) => ({
    schoolId,
    quantity: settled.get(schoolId) ?? parts.get(schoolId)!,
    settled: settled.has(schoolId),
  }))
}

const shareFreely = (
  { itemId, packSize, quantity }: Omit<Arrival, "settled">,
  claims: readonly Claim[],
): Map<string, number> => {
  const weights = claims.map(({ wanted }) => BigInt(wanted))
  const order = oddPennyOrder(
    itemId,
    claims.map(({ schoolId }) => schoolId),
  )
  const packs = reapportion(
    BigInt(Math.floor(quantity / packSize)),
    weights,
    claims.map(({ before }) => BigInt(Math.floor(before / packSize))),
    order,
  )
  const units = packs.map((count) => Number(count) * packSize)
  const loose = quantity % packSize
  if (loose > 0) {
    const total = claims.reduce((sum, { wanted }) => sum + wanted, 0)
    if (total === 0) throw new RangeError("there is nobody to take what arrived")
    const below = (i: number) => quantity * claims[i]!.wanted - units[i]! * total
    units[order.reduce((furthest, i) => (below(i) > below(furthest) ? i : furthest))]! += loose
  }
  return new Map(claims.map(({ schoolId }, i) => [schoolId, units[i]!]))
}
