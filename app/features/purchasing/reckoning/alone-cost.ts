import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { formatUnitPrice, lineTotal, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import type { VatRate } from "#app/core/vat.ts"
import { withArticle } from "#app/core/with-article.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import { deliveryCost } from "#app/features/purchasing/pools/delivery-cost.ts"
import { itemOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { invoiced } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostCase, CostPart } from "#app/features/purchasing/reckoning/cost-case.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

/**
 * What the same costs one school that buys it alone: at the usual price where the pool says it (delivery is in it),
 * else from this supplier with the whole delivery. null when nothing is taken, or when the supplier would not sell so
 * little of an item that has no usual price.
 */
export const aloneCost = (terms: PoolTerms, mine: readonly CommitmentLine[]): CostCase | null => {
  const bought = mine.map((line) => buyAlone(itemOf(terms, line.itemId), line.quantity))
  if (bought.length === 0 || bought.some((line) => line === null)) return null
  const lines: AloneLine[] = bought.filter((line) => line !== null)
  const goods = lines.filter(({ fromSupplier }) => fromSupplier)
  const isDelivered = goods.length > 0 && deliveryCost(terms, sumPence(goods.map(({ net }) => net))) > 0n
  if (isDelivered) lines.push(wholeDelivery(terms))
  return {
    ...invoiced(lines),
    explanation: isDelivered
      ? `Bought alone from ${terms.supplierName}, you would pay the whole delivery.`
      : "What you would usually pay, buying alone.",
    parts: lines.map(({ part }) => part),
  }
}

type AloneLine = { net: Pence; vatRate: VatRate; fromSupplier: boolean; part: CostPart }

const buyAlone = (item: PoolItem, quantity: number): AloneLine | null => {
  const order = item.usualUnitPrice === null ? itemOrder(item, quantity, 0) : null
  const price = item.usualUnitPrice ?? (order && divideHalfUp(order.goods, BigInt(order.charged)))
  if (price === null) return null
  const net = order
    ? divideHalfUp(order.goods * BigInt(quantity), BigInt(order.charged) * UNIT_PRICE_PER_PENNY)
    : lineTotal(price, quantity)
  const basis = item.usualUnitPrice === null ? "alone" : "at the usual price"
  const sentence = `${countUnits(quantity, item.unit)} ${basis}, ${formatUnitPrice(price)} ${withArticle(item.unit)}: ${formatPounds(net)}.`
  return {
    net,
    vatRate: item.vatRate,
    fromSupplier: item.usualUnitPrice === null,
    part: { itemId: item.id, netPence: net, sentence },
  }
}

const wholeDelivery = ({ deliveryPence, deliveryVatRate }: PoolTerms): AloneLine => ({
  net: deliveryPence,
  vatRate: deliveryVatRate,
  fromSupplier: true,
  part: {
    itemId: null,
    netPence: deliveryPence,
    sentence: `The whole delivery: ${formatPounds(deliveryPence)}.`,
  },
})
