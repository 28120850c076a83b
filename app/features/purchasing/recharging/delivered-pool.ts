import { civilDateOf } from "#app/core/civil-time.ts"
import type { GivenApproval } from "#app/features/purchasing/approvals/given-approval.ts"
import type { AccountItem } from "#app/features/purchasing/corrections/pool-account.ts"
import type { Replaced } from "#app/features/purchasing/corrections/replaced.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ItemOutcome, PoolShare, VatShare } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/** What an item came to; `arrived` where it is known what the supplier brought. */
export type DeliveredItem = ItemOutcome & { arrived?: Pick<AccountItem, "quantity" | "replacements"> }

export type DeliveredShare = PoolShare & { replaced?: readonly Replaced[] }

/** A cleared and delivered pool: what arrived at what price, and every school's part of it. */
export type DeliveredPool = {
  terms: PoolTerms
  items: readonly DeliveredItem[]
  shares: readonly DeliveredShare[]
  vatShares: readonly VatShare[]
  /** By school id; empty where a school gave none. */
  orderNumbers: ReadonlyMap<string, string>
  /** Who approved what schools committed to, by school id. */
  approvals: ReadonlyMap<string, GivenApproval>
  deliveredOn: Temporal.PlainDate
}

/** The day on which the delivery was complete: the time of supply. */
export const deliveredOn = ({ terms, transitions }: Pick<PoolView, "terms" | "transitions">) => {
  const delivery = transitions.find(({ to }) => to === "delivered")
  if (!delivery) throw new Error(`Pool ${terms.id} has no delivery`)
  return civilDateOf(delivery.at)
}

export const orderNumbersIn = ({ commitments }: Pick<PoolView, "commitments">): Map<string, string> =>
  new Map(commitments.map((one) => [one.schoolId, one.purchaseOrderNumber]))
