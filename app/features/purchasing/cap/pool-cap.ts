import { formatPounds, type Pence } from "#app/core/money.ts"
import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** What closes a pool by itself once schools reach it: units of one item, the whole order with VAT, or schools. */
export type PoolCap =
  | { kind: "quantity"; itemPosition: number; quantity: number }
  | { kind: "value"; grossPence: Pence }
  | { kind: "schools"; schools: number }

export type CapKind = PoolCap["kind"]

type CappedItem = { id: string; position: number; name: string; unit: string }
type Capped = { cap: PoolCap | null; items: readonly CappedItem[] }

/** How far an open pool has come. `grossPence` is what the order would come to if it closed as it is. */
export type Reached = { demand: readonly ItemDemand[]; schools: number; grossPence: Pence }

export type CapStanding = { reached: bigint; of: bigint; isReached: boolean }

/** How near a pool is to its cap; null without one. Demand past the cap counts too: nobody's answer is cut. */
export function capStanding({ cap, items }: Capped, now: Reached): CapStanding | null {
  if (cap === null) return null
  const [reached, of] = measured(cap, items, now)
  return { reached, of, isReached: reached >= of }
}

const measured = (cap: PoolCap, items: readonly CappedItem[], now: Reached): [bigint, bigint] => {
  switch (cap.kind) {
    case "quantity": {
      const item = items.find(({ position }) => position === cap.itemPosition)
      const wanted = now.demand.find(({ itemId }) => itemId === item?.id)?.quantity ?? 0
      return [BigInt(wanted), BigInt(cap.quantity)]
    }
    case "value":
      return [now.grossPence, cap.grossPence]
    case "schools":
      return [BigInt(now.schools), BigInt(cap.schools)]
  }
}

/** The cap itself: "400 reams", "250 laptops (Pupil laptop, 11.6 inch)", "£5,000.00 inc VAT", "12 schools". */
export const capInWords = ({ cap, items }: Capped): string => {
  if (cap === null) return ""
  if (cap.kind === "value") return `${formatPounds(cap.grossPence)} inc VAT`
  if (cap.kind === "schools") return countUnits(cap.schools, "school")
  const item = items.find(({ position }) => position === cap.itemPosition)
  const units = countUnits(cap.quantity, item?.unit ?? "unit")
  return items.length > 1 && item ? `${units} (${item.name})` : units
}

/** An amount of what the cap counts, as a bare figure: "412", "£4,120.00". */
export const capFigure = ({ cap }: Capped, amount: bigint): string =>
  cap?.kind === "value" ? formatPounds(amount) : writeCount(Number(amount))

/** What the reason of a closing says of the cap; null where the pool closed at its time. */
export const capIn = (reason: string): string | null =>
  /^It reached its cap of .+?\.(?= |$)/.exec(reason)?.[0] ?? null

/** "It reached its cap of 400 reams, with 412." */
export const capReachedBy = (terms: Capped, { reached, of }: CapStanding): string =>
  `It reached its cap of ${capInWords(terms)}${reached > of ? `, with ${capFigure(terms, reached)}` : ""}.`
