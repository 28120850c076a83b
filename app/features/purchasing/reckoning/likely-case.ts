import { apportion } from "#app/core/apportion.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { formatUnitPrice, UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { totalsByRate, type VatRate } from "#app/core/vat.ts"
import { withArticle } from "#app/core/with-article.ts"
import { itemOrder } from "#app/features/purchasing/agreeing/item-order.ts"
import { deliveryCost } from "#app/features/purchasing/pools/delivery-cost.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { type Cost, costOf, noCost } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostCase, CostPart, CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { shortOf } from "#app/features/purchasing/reckoning/item-outcome.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { byQuantity } from "#app/features/splitting/by-quantity.ts"
import { writeCount } from "#app/features/splitting/counted.ts"
import { splitOrEqually } from "#app/features/splitting/split-or-equally.ts"
import { findSplitRule } from "#app/features/splitting/split-rules.ts"

/** An item, or delivery, with its total for the order and this school's part of it. */
type Line = { vatRate: VatRate; total: Pence; mine: Pence; part: CostPart }
type ItemLine = Line & { item: PoolItem; quantity: number; ordered: number }

/**
 * What the school would pay if the pool closed now: `clearing` names the items of its own that would be bought. The
 * others' quantities are known only together, so an odd penny may fall differently at closing.
 */
export const likelyCase = (question: CostQuestion): CostCase & { clearing: ReadonlySet<string> } => {
  const wanted = new Map(question.mine.map(({ itemId, quantity }) => [itemId, quantity]))
  const all = question.terms.items.map((item) => itemLine(item, wanted.get(item.id) ?? 0, question))
  const clears = all.filter((line) => line.part.netPence !== null)
  const clearing = new Set(clears.filter(({ quantity }) => quantity > 0).map(({ item }) => item.id))
  const delivery = clearing.size > 0 ? [deliveryLine(question, clears)].filter(({ total }) => total > 0n) : []
  return {
    ...(clearing.size > 0 ? shareOfInvoice([...clears, ...delivery]) : noCost),
    explanation: explain(clearing.size, wanted.size),
    parts: [...all.filter(({ quantity }) => quantity > 0), ...delivery].map(({ part }) => part),
    clearing,
  }
}

const explain = (clearing: number, wanted: number): string => {
  if (wanted === 0) return "You take nothing, so you pay nothing."
  if (clearing === 0) return "With today's demand nothing would be bought, and you would pay nothing."
  return clearing < wanted
    ? "If the pool closed with today's demand. Not everything that you want would be bought."
    : "If the pool closed with today's demand."
}

const itemLine = (item: PoolItem, quantity: number, { others }: CostQuestion): ItemLine => {
  const ordered = (others.byItem.get(item.id) ?? 0) + quantity
  const order = itemOrder(item, ordered, 0)
  const base = { item, quantity, ordered, vatRate: item.vatRate }
  if (order === null) {
    const short = countMore(shortOf(item, ordered).unitsShort, item.unit)
    const sentence = `${item.name} would not be bought yet: the order needs ${short}.`
    return { ...base, total: 0n, mine: 0n, part: { itemId: item.id, netPence: null, sentence } }
  }
  const total = divideHalfUp(order.goods, UNIT_PRICE_PER_PENNY)
  const mine = divideHalfUp(order.goods * BigInt(quantity), BigInt(order.charged) * UNIT_PRICE_PER_PENNY)
  const price = `${formatUnitPrice(divideHalfUp(order.goods, BigInt(order.charged)))} ${withArticle(item.unit)}`
  const sentence = `${countUnits(quantity, item.unit)} of ${writeCount(ordered)} at ${price}: ${formatPounds(mine)}.`
  return { ...base, total, mine, part: { itemId: item.id, netPence: mine, sentence } }
}

const partOf = (total: Pence, mine: bigint, all: bigint): Pence =>
  all === 0n ? 0n : apportion(total, [mine, all - mine])[0]!

/** The others are taken to want equal parts, which changes nothing for any rule that looks at all of them together. */
const deliveryLine = ({ terms, me, others }: CostQuestion, clears: readonly ItemLine[]): Line => {
  const sum = (of: (line: ItemLine) => bigint) => clears.reduce((total, line) => total + of(line), 0n)
  const charged = deliveryCost(
    terms,
    sum(({ total }) => total),
  )
  const quantity = sum((line) => BigInt(line.quantity))
  const value = sum(({ mine }) => mine)
  const evenly = others.schools.map(() => 1n)
  const spread = (total: bigint) => (evenly.length === 0 ? [] : apportion(total, evenly))
  const quantities = spread(sum((line) => BigInt(line.ordered)) - quantity)
  const values = spread(sum(({ total }) => total) - value)
  const theirs = others.schools.map((school, i) => ({
    ...school,
    quantity: Number(quantities[i]),
    value: values[i]!,
  }))
  const { shares } = splitOrEqually({
    rule: findSplitRule(terms.splitRule) ?? byQuantity,
    settings: terms.splitSettings,
    amount: charged,
    schools: [{ ...me, quantity: Number(quantity), value }, ...theirs],
    seed: terms.id,
  })
  const { pence, workings } = shares[0]!
  const sentence = `Delivery of ${formatPounds(charged)}. ${workings.sentence}`
  return {
    vatRate: terms.deliveryVatRate,
    total: charged,
    mine: pence,
    part: { itemId: null, netPence: pence, sentence },
  }
}

/** VAT is worked out on the whole order, so a school's part of it can differ by a penny from VAT on its own net. */
const shareOfInvoice = (lines: readonly Line[]): Cost =>
  totalsByRate(lines.map(({ total, vatRate }) => ({ net: total, vatRate }))).reduce(
    (cost, { rate, net, vat }) => {
      const mine = lines.reduce((sum, line) => (line.vatRate === rate ? sum + line.mine : sum), 0n)
      return costOf(cost.netPence + mine, cost.vatPence + partOf(vat, mine, net))
    },
    noCost,
  )
