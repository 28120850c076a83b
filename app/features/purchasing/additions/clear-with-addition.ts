import type { Addition, ItemChange } from "#app/features/purchasing/additions/addition.ts"
import { type Addends, keepPenniesWith } from "#app/features/purchasing/additions/keep-pennies.ts"
import { schoolTotals } from "#app/features/purchasing/additions/school-totals.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing, PoolShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"

type Cleared = Extract<PoolClearing, { kind: "cleared" }>
type School = { schoolId: string; name: string; numberOnRoll: number | null }

export type Revising = { terms: PoolTerms; standing: PoolResult; schools: readonly School[] }
export type Asked = Pick<Addition, "schoolId" | "lines">

export type Revised =
  | { kind: "revised"; clearing: Cleared; changes: ItemChange[] }
  /** Something is asked for that the order does not have. */
  | { kind: "not-bought" }
  /** Somebody else would pay more, or get something else. */
  | { kind: "raises" }

/**
 * Clears a pool anew with more for one school. Everybody else takes what they have been given, whatever conditions
 * they had: at a price that is the same or better those hold all the more. Nobody else pays a penny more than before;
 * pennies that rounding would move to them stay with the school that adds.
 */
export function clearWithAddition({ terms, standing, schools }: Revising, asked: Asked): Revised {
  const isBought = (itemId: string) =>
    standing.items.some((item) => item.itemId === itemId && item.outcome === "cleared")
  if (asked.lines.length === 0 || !asked.lines.every(({ itemId }) => isBought(itemId)))
    return { kind: "not-bought" }
  const given = takenBy(standing.shares, schools)
  const wanted = given.map((one) => (one.schoolId === asked.schoolId ? withMore(one, asked.lines) : one))
  const anew = clearPool(terms, wanted)
  if (anew.kind !== "cleared" || !givesWhatIsWanted(anew.shares, wanted)) return { kind: "raises" }
  const addends: Addends = { terms, asker: asked.schoolId, before: standing }
  const kept = keepPenniesWith(addends, anew)
  if (!kept || raisesAnybody(standing, kept, asked.schoolId)) return { kind: "raises" }
  const items = kept.items.map((item) =>
    item.outcome === "cleared" ? item : (standing.items.find(({ itemId }) => itemId === item.itemId) ?? item),
  )
  return { kind: "revised", clearing: { ...kept, items }, changes: changesIn(standing, items, asked) }
}

const takenBy = (shares: readonly PoolShare[], schools: readonly School[]): Commitment[] =>
  schools.flatMap(({ schoolId, name, numberOnRoll }) => {
    const lines = shares.flatMap((share) =>
      share.schoolId === schoolId && share.itemId !== null
        ? [{ itemId: share.itemId, quantity: share.quantity }]
        : [],
    )
    return lines.length > 0 ? [{ schoolId, schoolName: name, numberOnRoll, lines }] : []
  })

function withMore(taken: Commitment, more: Asked["lines"]): Commitment {
  const quantities = new Map(taken.lines.map(({ itemId, quantity }) => [itemId, quantity]))
  for (const { itemId, quantity } of more) quantities.set(itemId, (quantities.get(itemId) ?? 0) + quantity)
  return { ...taken, lines: [...quantities].map(([itemId, quantity]) => ({ itemId, quantity })) }
}

const givesWhatIsWanted = (shares: readonly PoolShare[], wanted: readonly Commitment[]): boolean => {
  const given = new Map(shares.map((share) => [`${share.schoolId} ${share.itemId}`, share.quantity]))
  return wanted.every(({ schoolId, lines }) =>
    lines.every(({ itemId, quantity }) => given.get(`${schoolId} ${itemId}`) === quantity),
  )
}

function raisesAnybody(before: PoolResult, after: Cleared, asker: string): boolean {
  const was = schoolTotals(before)
  const is = schoolTotals(after)
  const others = [...is].some(([schoolId, now]) => schoolId !== asker && now > (was.get(schoolId) ?? 0n))
  return others || after.items.some((item) => priceOf(after, item.itemId) > priceOf(before, item.itemId))
}

const priceOf = ({ items }: Pick<Cleared, "items">, itemId: string): bigint =>
  items.find((item) => item.itemId === itemId)?.unitPrice ?? 0n

const changesIn = (before: PoolResult, items: Cleared["items"], { lines }: Asked): ItemChange[] =>
  items.flatMap(({ itemId, ordered, unitPrice }) => {
    const added = lines.find((line) => line.itemId === itemId)?.quantity ?? 0
    if (added === 0) return []
    return [{ itemId, added, ordered, priceBefore: priceOf(before, itemId), priceAfter: unitPrice ?? 0n }]
  })
