import type { Pence } from "#app/core/money.ts"
import type { UnitPrice } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import type { Replaced } from "#app/features/purchasing/corrections/replaced.ts"
import type { PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { PoolResult } from "#app/features/purchasing/showing/pool-view.ts"

/** What came in the place of some units of an item, or of all. */
export type Replacement = {
  name: string
  quantity: number
  unitPrice: UnitPrice
  cfrCode: string
  vatRate: VatRate
}

/** One item as the supplier delivered and charged it. */
export type AccountItem = {
  itemId: string
  /** Each has a name of its own; none where everything is what was ordered. */
  replacements: readonly Replacement[]
  /** Units that the supplier charges for, those of replacements among them. */
  quantity: number
  /** What one costs of what was ordered. */
  unitPrice: UnitPrice
  netPence: Pence
}

/** A school's part, what came as replacements among it; `settled` where its quantity was agreed with it alone. */
export type AccountShare = PoolShare & { settled: boolean; replaced: readonly Replaced[] }

/**
 * What a pool comes to and what every school's part of it is: as it closed, or as deliveries and corrections have
 * left it. The shares add up to what the supplier charges, to the penny.
 */
export type PoolAccount = {
  items: readonly AccountItem[]
  shares: readonly AccountShare[]
  vatShares: readonly VatShare[]
  goodsPence: Pence
  deliveryPence: Pence
  vatPence: Pence
}

/** What was delivered and charged: all that a correction can change. */
export type AccountFacts = {
  items: readonly (Omit<AccountItem, "netPence"> & { settled: ReadonlyMap<string, number> })[]
  deliveryPence: Pence
}

type Cleared = Pick<
  PoolResult,
  "items" | "shares" | "vatShares" | "goodsPence" | "deliveryPence" | "vatPence"
>

/** The account that a pool closed with: everything as it was ordered. */
export const accountAtClosing = ({ items, shares, ...result }: Cleared): PoolAccount => ({
  ...{ vatShares: result.vatShares, goodsPence: result.goodsPence },
  ...{ deliveryPence: result.deliveryPence, vatPence: result.vatPence },
  items: items.flatMap(({ itemId, ordered, unitPrice, netPence }) =>
    unitPrice === null || ordered === 0
      ? []
      : [{ itemId, replacements: [], quantity: ordered, unitPrice, netPence }],
  ),
  shares: shares.map((share) => ({ ...share, settled: false, replaced: [] })),
})

/** What an account says of an item that was ordered. */
export const accountItemOf = ({ items }: PoolAccount, wanted: string): AccountItem => {
  const item = items.find(({ itemId }) => itemId === wanted)
  if (!item) throw new Error(`The account has no item ${wanted}`)
  return item
}

/** What an account says was delivered and charged, to be corrected from there. */
export const factsOf = ({ items, shares, deliveryPence }: PoolAccount): AccountFacts => ({
  deliveryPence,
  items: items.map(({ netPence: _netPence, ...item }) => ({
    ...item,
    settled: new Map(
      shares
        .filter(({ itemId, settled }) => settled && itemId === item.itemId)
        .map(({ schoolId, quantity }) => [schoolId, quantity]),
    ),
  })),
})

export type ItemFacts = AccountFacts["items"][number]

/** Whether nothing about an item differs. */
export const sameItem = (item: ItemFacts, other: ItemFacts): boolean =>
  item.itemId === other.itemId &&
  item.replacements.length === other.replacements.length &&
  item.replacements.every((one, place) => sameReplacement(one, other.replacements[place]!)) &&
  item.quantity === other.quantity &&
  item.unitPrice === other.unitPrice &&
  item.settled.size === other.settled.size &&
  [...item.settled].every(([schoolId, quantity]) => other.settled.get(schoolId) === quantity)

const sameReplacement = (one: Replacement, other: Replacement): boolean =>
  one.name === other.name &&
  one.quantity === other.quantity &&
  one.unitPrice === other.unitPrice &&
  one.cfrCode === other.cfrCode &&
  one.vatRate === other.vatRate

/** Whether two sets of facts are the same, so that there is nothing to correct. */
export const sameFacts = (a: AccountFacts, b: AccountFacts): boolean =>
  a.deliveryPence === b.deliveryPence &&
  a.items.length === b.items.length &&
  a.items.every((item, place) => sameItem(item, b.items[place]!))
