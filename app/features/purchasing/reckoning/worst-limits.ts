import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import { divideUp } from "#app/core/rounding.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import type { LimitStep } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import { type Cost, costOf } from "#app/features/purchasing/reckoning/cost.ts"
import type { CostPart, CostQuestion } from "#app/features/purchasing/reckoning/cost-case.ts"
import { greatestVat } from "#app/features/purchasing/reckoning/greatest-vat.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Line = {
  item: PoolItem
  quantity: number
  tolerance: number
  limits: readonly LimitStep[]
  insteadPence: (missing: number) => Pence
  vatRate: VatRate
}

type Bounds = Pick<CostQuestion, "terms" | "conditions"> & {
  goods: readonly (Line & { net: Pence })[]
  delivery: Pence
}

/**
 * The worst that can come of an answer, no more than its limits allow. An item's limit covers its part of delivery;
 * items without one may bear all of it.
 */
export const keptWithin = (
  free: Cost,
  { terms, conditions, goods, delivery }: Bounds,
): { cost: Cost; isLimited: boolean } => {
  const isFree = goods.some(({ limits }) => limits.length === 0)
  const lines = goods.map((line) => ({
    net: line.limits.length > 0 ? mostAtLimit(line) : line.net,
    rate: dearer(line.vatRate, terms.deliveryVatRate),
  }))
  const all = isFree && delivery > 0n ? [...lines, { net: delivery, rate: terms.deliveryVatRate }] : lines
  const net = sumPence(all.map((line) => line.net))
  const highest = all.map(({ rate }) => rate).reduce(dearer, "outside")
  const limited = costOf(least(free.netPence, net), least(free.vatPence, greatestVat(terms, highest, net)))
  const cost = withinTotal(limited, conditions?.totalLimit ?? null)
  return { cost, isLimited: cost.grossPence < free.grossPence || cost.netPence < free.netPence }
}

const withinTotal = (cost: Cost, limit: { pence: Pence; includesVat: boolean } | null): Cost => {
  if (limit === null || (limit.includesVat ? cost.grossPence : cost.netPence) <= limit.pence) return cost
  if (!limit.includesVat) return costOf(limit.pence, cost.vatPence)
  // What of it is VAT is not known: the gross is what is limited.
  const netPence = least(cost.netPence, limit.pence)
  return { netPence, vatPence: limit.pence - netPence, grossPence: limit.pence }
}

const mostAtLimit = ({ limits, tolerance, item, quantity: asked, insteadPence }: Line): Pence =>
  greatest([
    insteadPence(asked),
    ...limits.map(({ quantity, limit }) => {
      const most = quantity + (item.packs === "split" ? tolerance : 0)
      return divideUp(limit * BigInt(most), 100n) + insteadPence(asked - quantity)
    }),
  ])

/** The greatest of amounts that are not negative; 0 of none. */
export const greatest = (amounts: readonly Pence[]): Pence => {
  let most = 0n
  for (const amount of amounts) if (amount > most) most = amount
  return most
}

const least = (a: Pence, b: Pence): Pence => (a < b ? a : b)

/** Whichever of two rates taxes more. */
export const dearer = (a: VatRate, b: VatRate): VatRate =>
  vatRates[a].basisPoints >= vatRates[b].basisPoints ? a : b

/** What a limit comes to at most, of all the steps that the school may be held to. */
export const limitPart = (line: Line): CostPart[] => {
  if (line.limits.length === 0) return []
  const steps = line.limits.map(
    ({ quantity, limit }) => `${countUnits(quantity, line.item.unit)} at up to ${formatUnitPrice(limit)}`,
  )
  const net = mostAtLimit(line)
  const sentence = `${line.item.name}: ${steps.join(", or ")}, delivery included: ${formatPounds(net)} at most before VAT.`
  return [{ itemId: line.item.id, netPence: net, sentence }]
}

/** The limit on all of it, if there is one. */
export const totalPart = ({ conditions }: { conditions?: CostQuestion["conditions"] }): CostPart[] => {
  const limit = conditions?.totalLimit
  if (!limit) return []
  const sentence = `Never more than ${formatPounds(limit.pence)} ${limit.includesVat ? "including" : "before"} VAT in all.`
  return [{ itemId: null, netPence: null, sentence }]
}
