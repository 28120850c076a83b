import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { divideHalfUp, divideUp } from "#app/core/rounding.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { totalsByRate, type VatRate } from "#app/core/vat.ts"
import { withArticle } from "#app/core/with-article.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import { type LimitStep, unitsInstead } from "#app/features/purchasing/commitments/conditions.ts"
import { itemOf, minimumOf, type PoolItem, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { costOf } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostCase, CostPart, CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { greatestVat } from "#app/features/purchasing/reckoning/greatest-vat.ts"
import {
  dearer,
  greatest,
  keptWithin,
  limitPart,
  totalPart,
} from "#app/features/purchasing/reckoning/worst-limits.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"

type Taken = {
  item: PoolItem
  quantity: number
  tolerance: number
  limits: LimitStep[]
  /** What stands in for so many missing units costs at most, delivery included; 0 where nothing does. */
  insteadPence: (missing: number) => Pence
  /** The dearer of the item's rate and its substitute's. */
  vatRate: VatRate
}

type Answer = Pick<CostQuestion, "terms" | "mine" | "conditions">

/**
 * The most that a school can be asked for, whatever others do: nobody else takes more than the pool needs to clear,
 * so every item is at its dearest price that is still possible, every odd penny falls to this school, and its limits
 * are all that saves it.
 */
export const worstCase = (answer: Answer): CostCase => {
  const { terms } = answer
  const taken = takenBy(answer)
  const goods = taken.map((one) => ({ ...one, net: dearestGoods(one) }))
  const delivery = greatestDelivery(terms, taken)
  const totals = totalsByRate([...goods, { net: delivery, vatRate: terms.deliveryVatRate }])
  const vats = totals.map(({ rate, net }) => greatestVat(terms, rate, net))
  const free = costOf(sumPence(totals.map(({ net }) => net)), sumPence(vats))
  const { cost, isLimited } = keptWithin(free, { ...answer, goods, delivery })
  return {
    ...cost,
    explanation: isLimited
      ? "The most you can be asked for: your limits keep it from being more."
      : "The most you can be asked for: if no other school takes more than the order needs to go ahead.",
    parts: isLimited
      ? [...taken.flatMap(limitPart), ...totalPart(answer)]
      : [...goods.map(goodsPart), ...(delivery > 0n ? [deliveryPart(terms, delivery)] : [])],
  }
}

const takenBy = ({ terms, mine, conditions }: Answer): Taken[] =>
  mine.map((line) => {
    const own = conditions?.lines.find(({ itemId }) => itemId === line.itemId)
    const item = itemOf(terms, line.itemId)
    const substitute = own?.substitute
    const other = terms.items.find(({ id }) => id === substitute?.itemId)
    return {
      ...{ item, quantity: line.quantity, tolerance: own?.tolerance ?? 0, limits: own?.steps ?? [] },
      insteadPence: (missing) =>
        substitute && other
          ? divideUp(
              substitute.limit * BigInt(unitsInstead(substitute, missing, other)),
              UNIT_PRICE_PER_PENNY,
            )
          : 0n,
      vatRate: other ? dearer(item.vatRate, other.vatRate) : item.vatRate,
    }
  })

/** The smallest order that this school may be part of. */
const smallestOrder = ({ item, quantity, tolerance }: Pick<Taken, "item" | "quantity" | "tolerance">) =>
  itemOrder(item, quantity, tolerance) ?? itemOrder({ ...item, packs: "whole" }, minimumOf(item), 0)!

/** Of every step that it may come to, with what stands in for the rest, the dearest; split packs may bring as many more as were agreed to. */
const dearestGoods = (taken: Taken): Pence => {
  const quantities = taken.limits.length > 0 ? taken.limits.map(({ quantity }) => quantity) : [taken.quantity]
  return greatest([
    taken.insteadPence(taken.quantity),
    ...quantities.map((quantity) => {
      const { goods, charged } = smallestOrder({ ...taken, quantity })
      const most = taken.item.packs === "split" ? quantity + taken.tolerance : quantity
      const own = divideUp(goods * BigInt(most), BigInt(charged) * UNIT_PRICE_PER_PENNY)
      return own + taken.insteadPence(taken.quantity - quantity)
    }),
  ])
}

/**
 * All of it, unless it is shared by quantity and others must join for any item to clear: then what this school has of
 * the smallest order that clears. Other rules may leave all of it to one school even then.
 */
const greatestDelivery = (terms: PoolTerms, taken: readonly Taken[]): Pence => {
  const whole = terms.deliveryPence
  if (taken.length === 0) return 0n
  if (terms.splitRule !== byQuantity.key) return whole
  return greatest(
    taken.map(({ item, quantity, tolerance }) =>
      itemOrder(item, quantity, tolerance) !== null
        ? whole
        : divideUp(whole * BigInt(quantity), BigInt(minimumOf(item))),
    ),
  )
}

const goodsPart = (taken: Taken & { net: Pence }): CostPart => {
  const { item, quantity, net } = taken
  const { goods, charged } = smallestOrder(taken)
  const price = `${formatUnitPrice(divideHalfUp(goods, BigInt(charged)))} ${withArticle(item.unit)}`
  const condition =
    itemOrder(item, quantity, taken.tolerance) !== null
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
