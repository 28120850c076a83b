import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { totalsByRate } from "#app/core/vat.ts"
import { costOf } from "#app/features/purchasing/cost.ts"
import type { CostCase, CostPart, CostQuestion } from "#app/features/purchasing/cost-case.ts"
import { countUnits } from "#app/features/purchasing/count-units.ts"
import { divideUp, greatestVat } from "#app/features/purchasing/greatest-vat.ts"
import { minimumOf, type PoolItem, type PoolTerms, tierAt } from "#app/features/purchasing/pool.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"

type Taken = { item: PoolItem; quantity: number }

/**
 * The most that a school can be asked for, whatever others do: nobody else takes more than the pool needs to clear,
 * so every item is at its dearest price that is still possible, and every odd penny falls to this school.
 */
export const worstCase = ({ terms, mine }: Pick<CostQuestion, "terms" | "mine">): CostCase => {
  const taken = mine.map((line) => ({
    item: terms.items.find(({ id }) => id === line.itemId)!,
    quantity: line.quantity,
  }))
  const goods = taken.map((one) => ({ ...one, net: dearestGoods(one), vatRate: one.item.vatRate }))
  const delivery = greatestDelivery(terms, taken)
  const totals = totalsByRate([...goods, { net: delivery, vatRate: terms.deliveryVatRate }])
  const vats = totals.map(({ rate, net }) => greatestVat(terms, rate, net))
  return {
    ...costOf(sumPence(totals.map(({ net }) => net)), sumPence(vats)),
    explanation:
      "The most you can be asked for: if no other school takes more than the order needs to go ahead.",
    parts: [...goods.map(goodsPart), ...(delivery > 0n ? [deliveryPart(terms, delivery)] : [])],
  }
}

const dearestPrice = ({ item, quantity }: Taken) =>
  tierAt(item, Math.max(quantity, minimumOf(item)))!.unitPrice

const dearestGoods = (taken: Taken): Pence =>
  divideUp(dearestPrice(taken) * BigInt(taken.quantity), UNIT_PRICE_PER_PENNY)

/**
 * All of it, unless it is shared by quantity and others must join for any item to clear: then what this school has of
 * the smallest order that clears. Other rules may leave all of it to one school even then.
 */
const greatestDelivery = (terms: PoolTerms, taken: readonly Taken[]): Pence => {
  const whole = terms.deliveryPence
  if (taken.length === 0) return 0n
  if (terms.splitRule !== byQuantity.key) return whole
  const parts = taken.map(({ item, quantity }) =>
    quantity >= minimumOf(item) ? whole : divideUp(whole * BigInt(quantity), BigInt(minimumOf(item))),
  )
  return parts.toSorted((a, b) => (a < b ? 1 : -1))[0]!
}

const goodsPart = (taken: Taken & { net: Pence }): CostPart => {
  const { item, quantity, net } = taken
  const price = `${formatUnitPrice(dearestPrice(taken))} a ${item.unit}`
  const condition =
    quantity >= minimumOf(item)
      ? "the price that your quantity reaches alone"
      : `the price at the supplier's minimum of ${countUnits(minimumOf(item), item.unit)}`
  const sentence = `${countUnits(quantity, item.unit)} at ${price}, ${condition}: ${formatPounds(net)}.`
  return { itemId: item.id, netPence: net, sentence }
}

const deliveryPart = (terms: PoolTerms, delivery: Pence): CostPart => ({
  itemId: null,
  netPence: delivery,
  sentence:
    delivery === terms.deliveryPence
      ? `The whole delivery: ${formatPounds(delivery)}.`
      : `Your part of the delivery of ${formatPounds(terms.deliveryPence)} in the smallest order: ${formatPounds(delivery)}.`,
})
