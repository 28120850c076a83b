import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { formatUnitPrice, type UnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import {
  type AccountHistory,
  accountBefore,
  currentAccount,
  type RecordedCorrection,
} from "#app/features/purchasing/corrections/account-history.ts"
import { nameInAccount, nameOfReplacement } from "#app/features/purchasing/corrections/delivered-account.ts"
import { changesFor, inMoreOrLess } from "#app/features/purchasing/corrections/explain-change.ts"
import {
  type AccountItem,
  accountItemOf,
  type PoolAccount,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import { arrivedOf, type Delivery } from "#app/features/purchasing/deliveries/delivery.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** What a pool's order has come to, item by item: ordered, arrived, and what the supplier charges. */
export const presentItems = (terms: PoolTerms, history: AccountHistory, deliveries: readonly Delivery[]) => {
  const account = currentAccount(history)
  const isComplete = deliveries.some(({ completes }) => completes)
  return history.closing.items.map(({ itemId, quantity: ordered, unitPrice: agreed }) => {
    const item = itemOf(terms, itemId)
    const now = accountItemOf(account, itemId)
    const arrived = isComplete ? now.quantity : arrivedOf(deliveries, itemId)
    return {
      id: itemId,
      name: nameInAccount(account, item),
      ordered: countUnits(ordered, item.unit),
      arrived: countUnits(arrived, item.unit),
      difference: differenceIn(ordered, arrived, isComplete),
      price: pricesOf(now, agreed, item.unit),
    }
  })
}

/** "£3.10 a ream", "£3.10 a ream, agreed £3.50", "£3.10 a ream, £2.90 for Basics paper" */
const pricesOf = ({ quantity, unitPrice, replacements }: AccountItem, agreed: UnitPrice, unit: string) => {
  const [only, ...more] = replacements
  if (only && more.length === 0 && only.quantity === quantity)
    return `${formatUnitPrice(only.unitPrice)} ${withArticle(unit)}, agreed ${formatUnitPrice(agreed)}`
  const others = replacements.map((one) => `${formatUnitPrice(one.unitPrice)} for ${one.name}`)
  const differs = unitPrice === agreed ? "" : `, agreed ${formatUnitPrice(agreed)}`
  const own = `${formatUnitPrice(unitPrice)} ${withArticle(unit)}${differs}`
  return (unitsOf(replacements) === quantity && others.length > 0 ? others : [own, ...others]).join(", ")
}

const differenceIn = (ordered: number, arrived: number, isComplete: boolean): string => {
  if (arrived > ordered) return `${writeCount(arrived - ordered)} more`
  if (arrived === ordered) return "None"
  const missing = writeCount(ordered - arrived)
  return isComplete ? `${missing} fewer` : `${missing} to come`
}

export const presentDeliveries = (terms: PoolTerms, deliveries: readonly Delivery[]) =>
  deliveries.map((delivery) => ({
    id: delivery.id,
    on: formatShortDate(delivery.deliveredOn),
    by: delivery.personName,
    note: delivery.note,
    completes: delivery.completes,
    what: delivery.lines
      .filter(({ quantity }) => quantity > 0)
      .flatMap(({ itemId, quantity, replacements }) => {
        const { name, unit } = itemOf(terms, itemId)
        const own = quantity - unitsOf(replacements)
        return [
          ...(own > 0 ? [`${name}, ${countUnits(own, unit)}`] : []),
          ...replacements.map((one) => `${nameOfReplacement(name, one)}, ${countUnits(one.quantity, unit)}`),
        ]
      }),
  }))

/** Every correction with what it changed: for all together, and for one school. The latest first. */
export const presentCorrections = (terms: PoolTerms, history: AccountHistory, schoolId: string | null) =>
  history.corrections
    .map((correction) => presentCorrection(terms, history, correction, schoolId))
    .toReversed()

const presentCorrection = (
  terms: PoolTerms,
  history: AccountHistory,
  { id, position, reason, personName, recordedAt, account }: RecordedCorrection,
  schoolId: string | null,
) => {
  const before = accountBefore(history, position)
  const [was, is] = [grossOf(before), grossOf(account)]
  const mine = schoolId === null ? [] : changesFor(schoolId, terms, before, account)
  return {
    id,
    reason,
    by: `${personName}, ${formatShortDate(civilDateOf(recordedAt))}`,
    supplier: `The supplier’s total: ${formatPounds(was)} before, ${formatPounds(is)} now, ${inMoreOrLess(is - was)} (inc VAT).`,
    mine: mine.map(({ name, before, after, differencePence }) => ({
      ...{ name, before, after },
      difference: inMoreOrLess(differencePence),
    })),
  }
}

const grossOf = ({ goodsPence, deliveryPence, vatPence }: PoolAccount): Pence =>
  goodsPence + deliveryPence + vatPence
