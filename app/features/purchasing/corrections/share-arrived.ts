import { reapportion } from "#app/core/apportion.ts"
import { writeDecimal } from "#app/core/decimal.ts"
import type { Pence } from "#app/core/money.ts"
import { oddPennyOrder } from "#app/core/odd-penny-order.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type {
  AccountItem,
  AccountShare,
  PoolAccount,
} from "#app/features/purchasing/corrections/pool-account.ts"
import type { Portion } from "#app/features/purchasing/corrections/share-quantity.ts"
import type { PoolItem } from "#app/features/purchasing/pools/pool.ts"
import type { ShareWorkings } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { explainShares, type Workings } from "#app/features/splitting/workings.ts"

/** What the supplier charges for the ordered units that came, and for those that came in their place. */
export type Costs = { own: Pence; replaced: Pence }

type Accounts = { closing: PoolAccount; before: PoolAccount }

export const shareIn = (account: PoolAccount, schoolId: string, wantedItem: string | null) =>
  account.shares.find((share) => share.schoolId === schoolId && share.itemId === wantedItem)

/**
 * Every school's part of an item: of what came in its place as much in proportion as of the whole, and of each of the
 * two costs by its units of it.
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
  const all = takers.map(({ quantity }) => BigInt(quantity))
  const replacedUnits = account.replacement?.quantity ?? 0
  const replaced = reapportion(
    BigInt(replacedUnits),
    all,
    standing.map((share) => BigInt(share?.replaced.quantity ?? 0)),
    order,
  )
  const own = shareCost(item, costs.own, {
    ...{ order, units: all.map((units, i) => units - replaced[i]!), total: account.quantity - replacedUnits },
    previous: standing.map((share) => (share ? share.netPence - share.replaced.netPence : 0n)),
  })
  const other = shareCost(item, costs.replaced, {
    ...{ order, units: replaced, total: replacedUnits },
    previous: standing.map((share) => share?.replaced.netPence ?? 0n),
  })
  const ordered = closing.items.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
  return takers.map(({ schoolId, quantity, settled }, i): AccountShare => {
    const wanted = shareIn(closing, schoolId, item.id)?.quantity ?? 0
    const why = settled
      ? `${countUnits(quantity, item.unit)}, as agreed with your school.`
      : whySoMany(item, { ordered, arrived: account.quantity, wanted, quantity })
    const parts = [
      ...(account.quantity > replacedUnits || replacedUnits === 0 ? [own.workings[i]!] : []),
      ...(replacedUnits > 0 ? [other.workings[i]!] : []),
    ]
    return {
      ...{ schoolId, itemId: item.id, quantity, netPence: own.nets[i]! + other.nets[i]!, settled },
      replaced: { quantity: Number(replaced[i]!), netPence: other.nets[i]! },
      workings: {
        sentences: [...(why ? [why] : []), ...sentencesOf(item, account, parts)],
        basis: `Yours is ${countUnits(quantity, item.unit)} of ${account.quantity}`,
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
  const bases = units.map((own) => `Yours is ${countUnits(Number(own), item.unit)} of ${total}`)
  return { nets, workings: explainShares(pence, units, nets, bases, true) }
}

/** What the supplier charges and what a school's part of it is; of what was ordered first. */
const sentencesOf = (
  item: PoolItem,
  { quantity, unitPrice, replacement }: AccountItem,
  parts: readonly Workings[],
): string[] => {
  const replaced = replacement?.quantity ?? 0
  const charges = [
    ...(quantity > replaced || replaced === 0
      ? [
          `The supplier charges ${countUnits(quantity - replaced, item.unit)} at ${formatUnitPrice(unitPrice)} a ${item.unit}.`,
        ]
      : []),
    ...(replacement && replaced > 0
      ? [
          `${replacement.name} came in place of ${replaced === quantity ? "all" : replaced} of the ${countUnits(quantity, item.unit)}, at ${formatUnitPrice(replacement.unitPrice)} a ${item.unit}.`,
        ]
      : []),
  ]
  return charges.flatMap((sentence, i) => [sentence, parts[i]!.sentence])
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
