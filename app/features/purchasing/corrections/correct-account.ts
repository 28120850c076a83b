import { reapportion } from "#app/core/apportion.ts"
import { type Pence, sumPence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { formatUnitPrice, lineTotal } from "#app/core/unit-price.ts"
import {
  type AccountFacts,
  type AccountItem,
  type AccountShare,
  factsOf,
  type PoolAccount,
  sameItem,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { resplitDelivery, type SchoolInPool } from "#app/features/purchasing/corrections/resplit-delivery.ts"
import { type Portion, shareQuantity } from "#app/features/purchasing/corrections/share-quantity.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { shareVat } from "#app/features/purchasing/reckoning/share-vat.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { explainShares } from "#app/features/splitting/workings.ts"

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
    const item = terms.items.find(({ id }) => id === fact.itemId)!
    const portions = shareQuantity({ ...fact, packSize: item.packSize }, claimsOn(item, closing, before))
    const netPence = costOf(fact, closing)
    const { settled: _settled, ...known } = fact
    const account: AccountItem = { ...known, netPence }
    return { account, shares: shareGoods(item, account, portions, { closing, before }) }
  })
  const goods = parts.flatMap(({ shares }) => shares)
  const delivery = resplitDelivery({ terms, schools, goods, closing, before, pence: facts.deliveryPence })
  const shares = [...goods, ...delivery]
  const vat = shareVat(terms, shares, before.vatShares)
  return {
    items: parts.map(({ account }) => account),
    shares,
    vatShares: vat.shares,
    goodsPence: sumPence(parts.map(({ account }) => account.netPence)),
    deliveryPence: facts.deliveryPence,
    vatPence: vat.vatPence,
  }
}

/** As it was ordered, an item costs what it did at closing, where several prices may have made its average. */
const costOf = (
  { itemId, quantity, unitPrice }: AccountFacts["items"][number],
  closing: PoolAccount,
): Pence => {
  const ordered = closing.items.find((item) => item.itemId === itemId)
  return ordered?.quantity === quantity && ordered.unitPrice === unitPrice
    ? ordered.netPence
    : lineTotal(unitPrice, quantity)
}

const partOf = (account: PoolAccount, wanted: string) => ({
  account: account.items.find(({ itemId }) => itemId === wanted)!,
  shares: account.shares.filter(({ itemId }) => itemId === wanted),
})

const claimsOn = ({ id }: PoolItem, closing: PoolAccount, before: PoolAccount) =>
  closing.shares
    .filter(({ itemId }) => itemId === id)
    .map(({ schoolId, quantity }) => ({
      ...{ schoolId, wanted: quantity },
      before: shareIn(before, schoolId, id)?.quantity ?? 0,
    }))

const shareIn = (account: PoolAccount, schoolId: string, wantedItem: string | null) =>
  account.shares.find((share) => share.schoolId === schoolId && share.itemId === wantedItem)

const shareGoods = (
  item: PoolItem,
  account: AccountItem,
  portions: readonly Portion[],
  { closing, before }: { closing: PoolAccount; before: PoolAccount },
): AccountShare[] => {
  const takers = portions.filter(({ quantity, settled }) => quantity > 0 || settled)
  const weights = takers.map(({ quantity }) => BigInt(quantity))
  const previous = takers.map(({ schoolId }): Pence => shareIn(before, schoolId, item.id)?.netPence ?? 0n)
  const order = oddPennyOrder(
    item.id,
    takers.map(({ schoolId }) => schoolId),
  )
  const nets = reapportion(account.netPence, weights, previous, order)
  const bases = takers.map(
    ({ quantity }) => `Yours is ${countUnits(quantity, item.unit)} of ${account.quantity}`,
  )
  const workings = explainShares(account.netPence, weights, nets, bases, true)
  const ordered = closing.items.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
  return takers.map(({ schoolId, quantity, settled }, i): AccountShare => {
    const wanted = shareIn(closing, schoolId, item.id)?.quantity ?? 0
    const { sentence, ...rest } = workings[i]!
    const why = settled
      ? `${countUnits(quantity, item.unit)}, as agreed with your school.`
      : whySoMany(item, { ordered, arrived: account.quantity, wanted, quantity })
    const price = `The supplier charges ${countUnits(account.quantity, item.unit)} at ${formatUnitPrice(account.unitPrice)} a ${item.unit}.`
    return {
      ...{ schoolId, itemId: item.id, quantity, netPence: nets[i]!, settled },
      workings: {
        ...rest,
        sentences: [...(why ? [why] : []), price, sentence],
        totalPence: String(account.netPence),
      } satisfies ShareWorkings,
    }
  })
}

type Arrived = { ordered: number; arrived: number; wanted: number; quantity: number }

const whySoMany = (item: PoolItem, { ordered, arrived, wanted, quantity }: Arrived): string | null => {
  if (ordered === arrived && wanted === quantity) return null
  const inPacks = item.packSize > 1 ? `, in whole packs of ${item.packSize}` : ""
  const event =
    arrived < ordered
      ? `Only ${countUnits(arrived, item.unit)} of ${ordered} arrived`
      : arrived > ordered
        ? `${countUnits(arrived, item.unit)} arrived where ${ordered} were ordered`
        : "Other schools' quantities were corrected"
  return `${event}, shared in proportion to what schools were to get${inPacks}: ${countUnits(quantity, item.unit)} for your ${wanted}.`
}
