import { reapportion } from "#app/core/apportion.ts"
import { writeDecimal } from "#app/core/decimal.ts"
import { type Pence, sumPence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { withArticle } from "#app/core/with-article.ts"
import type {
  AccountItem,
  AccountShare,
  PoolAccount,
} from "#app/features/purchasing/corrections/pool-account.ts"
import { named, ownPart, type Replaced, unitsOf } from "#app/features/purchasing/corrections/replaced.ts"
import type { Portion } from "#app/features/purchasing/corrections/share-quantity.ts"
import { rateInWords } from "#app/features/purchasing/corrections/taxed-parts.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"
import { explainShares, type Workings } from "#app/features/splitting/workings.ts"

/** What the supplier charges for the ordered units that came, and for each replacement of others. */
export type Costs = { own: Pence; replaced: readonly Pence[] }

type Accounts = { closing: PoolAccount; before: PoolAccount }

export const shareIn = (account: PoolAccount, schoolId: string, wantedItem: string | null) =>
  account.shares.find((share) => share.schoolId === schoolId && share.itemId === wantedItem)

/**
 * Every school's part of an item: of whatever came in its place as much in proportion as of the whole, and of each
 * cost by its units of what it is for.
 */
export const shareArrived = (
  item: PoolItem,
  { account, costs }: { account: AccountItem; costs: Costs },
  portions: readonly Portion[],
  { closing, before }: Accounts,
): AccountShare[] => {
  const takers = portions.filter(({ quantity, settled }) => quantity > 0 || settled)
  const standing = takers.map(({ schoolId }) => shareIn(before, schoolId, item.id))
  const order = oddPennyOrder(
    item.id,
    takers.map(({ schoolId }) => schoolId),
  )
  let left = takers.map(({ quantity }) => BigInt(quantity))
  const others = account.replacements.map(({ name, quantity }, place) => {
    const before = standing.map((share) => named(share?.replaced, name))
    const had = before.map((one) => BigInt(one?.quantity ?? 0))
    const units = reapportion(BigInt(quantity), left, had, order)
    left = left.map((all, i) => all - units[i]!)
    const previous = before.map((one) => one?.netPence ?? 0n)
    return { units, ...shareCost(item, costs.replaced[place]!, { order, units, total: quantity, previous }) }
  })
  const ownUnits = account.quantity - unitsOf(account.replacements)
  const own = shareCost(item, costs.own, {
    ...{ order, units: left, total: ownUnits },
    previous: standing.map((share) => (share ? ownPart(share).netPence : 0n)),
  })
  const ordered = closing.items.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
  return takers.map(({ schoolId, quantity, settled }, i): AccountShare => {
    const wanted = shareIn(closing, schoolId, item.id)?.quantity ?? 0
    const why = settled
      ? `${countUnits(quantity, item.unit)}, as agreed with your school.`
      : whySoMany(item, { ordered, arrived: account.quantity, wanted, quantity })
    const parts = [
      ...(ownUnits > 0 || others.length === 0 ? [own.workings[i]!] : []),
      ...others.map(({ workings }) => workings[i]!),
    ]
    const replaced = others.map(({ units, nets }, place): Replaced => {
      const { name } = account.replacements[place]!
      return { name, quantity: Number(units[i]!), netPence: nets[i]! }
    })
    const netPence = own.nets[i]! + sumPence(replaced.map((one) => one.netPence))
    return {
      ...{ schoolId, itemId: item.id, quantity, netPence, settled, replaced },
      workings: {
        sentences: [...(why ? [why] : []), ...sentencesOf(item, account, parts)],
        basis: `Yours is ${countUnits(quantity, item.unit)} of ${writeCount(account.quantity)}`,
        totalPence: String(account.netPence),
        exactPounds: writeDecimal(
          parts.reduce((sum, { exactPounds }) => sum + tenThousandths(exactPounds), 0n),
          4,
        ),
        oddPenny: parts.find(({ oddPenny }) => oddPenny !== null)?.oddPenny ?? null,
      } satisfies ShareWorkings,
    }
  })
}

const tenThousandths = (pounds: string): bigint => BigInt(pounds.replace(".", ""))

type Division = {
  units: readonly bigint[]
  total: number
  previous: readonly Pence[]
  order: readonly number[]
}

const shareCost = (item: PoolItem, pence: Pence, { units, total, previous, order }: Division) => {
  const nets = reapportion(pence, units, previous, order)
  const bases = units.map(
    (own) => `Yours is ${countUnits(Number(own), item.unit)} of ${writeCount(Number(total))}`,
  )
  return { nets, workings: explainShares(pence, units, nets, bases, true) }
}

/** What the supplier charges and what a school's part of it is; of what was ordered first. */
const sentencesOf = (
  item: PoolItem,
  { quantity, unitPrice, replacements }: AccountItem,
  parts: readonly Workings[],
): string[] => {
  const own = quantity - unitsOf(replacements)
  const charges = [
    ...(own > 0 || replacements.length === 0
      ? [
          `The supplier charges ${countUnits(own, item.unit)} at ${formatUnitPrice(unitPrice)} ${withArticle(item.unit)}.`,
        ]
      : []),
    ...replacements.map(
      (one) =>
        `${one.name} came in place of ${one.quantity === quantity ? "all" : writeCount(one.quantity)} of the ${countUnits(quantity, item.unit)}, at ${formatUnitPrice(one.unitPrice)} ${withArticle(item.unit)}${inBrackets(rateInWords(item, one))}.`,
    ),
  ]
  return charges.flatMap((sentence, i) => [sentence, parts[i]!.sentence])
}

const inBrackets = (words: string) => words && ` (${words})`

type Arrived = { ordered: number; arrived: number; wanted: number; quantity: number }

const whySoMany = (item: PoolItem, { ordered, arrived, wanted, quantity }: Arrived): string | null => {
  if (ordered === arrived && wanted === quantity) return null
  const inPacks = item.packSize > 1 ? `, in whole packs of ${item.packSize}` : ""
  const event =
    arrived < ordered
      ? `Only ${countUnits(arrived, item.unit)} of ${writeCount(ordered)} arrived`
      : arrived > ordered
        ? `${countUnits(arrived, item.unit)} arrived where ${writeCount(ordered)} were ordered`
        : "Other schools' quantities were corrected"
  return `${event}, shared in proportion to what schools were to get${inPacks}: ${countUnits(quantity, item.unit)} for your ${wanted}.`
}
