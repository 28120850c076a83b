import { type Pence, sumPence } from "#app/core/money.ts"
import { lineTotal, type UnitPrice } from "#app/core/unit-price.ts"
import {
  type AccountFacts,
  type AccountItem,
  accountItemOf,
  factsOf,
  type PoolAccount,
  sameItem,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import { resplitDelivery, type SchoolInPool } from "#app/features/purchasing/corrections/resplit-delivery.ts"
import { type Costs, shareArrived, shareIn } from "#app/features/purchasing/corrections/share-arrived.ts"
import { shareQuantity } from "#app/features/purchasing/corrections/share-quantity.ts"
import { taxedParts } from "#app/features/purchasing/corrections/taxed-parts.ts"
import { itemOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { shareVat } from "#app/features/purchasing/reckoning/share-vat.ts"

type Correction = {
  terms: PoolTerms
  schools: readonly SchoolInPool[]
  /** What schools were to get: shortage and surplus are shared in proportion to it. */
  closing: PoolAccount
  /** The account that stands now, of which as little is to change as possible. */
  before: PoolAccount
  facts: AccountFacts
}

/**
 * The account of a pool for what was delivered and charged. Quantities follow what schools were to get, amounts
 * follow the quantities, delivery follows the pool's rule, and VAT is worked out once for the supplier's invoice.
 */
export const correctAccount = ({ terms, schools, closing, before, facts }: Correction): PoolAccount => {
  const standing = factsOf(before).items
  const parts = facts.items.map((fact) => {
    // What has not changed stays as it is: its price may be an average, its shares those of conditions and packs.
    if (standing.some((one) => sameItem(one, fact))) return partOf(before, fact.itemId)
    const item = itemOf(terms, fact.itemId)
    const portions = shareQuantity({ ...fact, packSize: item.packSize }, claimsOn(item, closing, before))
    const costs = costsOf(fact, closing)
    const { settled: _settled, ...known } = fact
    const account: AccountItem = { ...known, netPence: costs.own + sumPence(costs.replaced) }
    return { account, shares: shareArrived(item, { account, costs }, portions, { closing, before }) }
  })
  const goods = parts.flatMap(({ shares }) => shares)
  const delivery = resplitDelivery({ terms, schools, goods, closing, before, pence: facts.deliveryPence })
  const shares = [...goods, ...delivery]
  const items = parts.map(({ account }) => account)
  const vat = shareVat(terms.id, taxedParts(terms, items, shares), before.vatShares)
  return {
    items,
    shares,
    vatShares: vat.shares,
    goodsPence: sumPence(items.map(({ netPence }) => netPence)),
    deliveryPence: facts.deliveryPence,
    vatPence: vat.vatPence,
  }
}

/** What was ordered costs, and what came in its place. */
const costsOf = (
  { itemId, quantity, unitPrice, replacements }: AccountFacts["items"][number],
  closing: PoolAccount,
): Costs => {
  const ordered = closing.items.find((item) => item.itemId === itemId)
  // As it was ordered, an item costs what it did at closing, where several prices may have made its average.
  const costOf = (units: number, price: UnitPrice): Pence =>
    ordered?.quantity === units && ordered.unitPrice === price ? ordered.netPence : lineTotal(price, units)
  return {
    own: costOf(quantity - unitsOf(replacements), unitPrice),
    replaced: replacements.map((one) => costOf(one.quantity, one.unitPrice)),
  }
}

const partOf = (account: PoolAccount, wanted: string) => ({
  account: accountItemOf(account, wanted),
  shares: account.shares.filter(({ itemId }) => itemId === wanted),
})

const claimsOn = ({ id }: PoolItem, closing: PoolAccount, before: PoolAccount) =>
  closing.shares
    .filter(({ itemId }) => itemId === id)
    .map(({ schoolId, quantity }) => ({
      ...{ schoolId, wanted: quantity },
      before: shareIn(before, schoolId, id)?.quantity ?? 0,
    }))
