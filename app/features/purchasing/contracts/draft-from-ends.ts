import { CIVIL_ZONE, formatShortDate } from "#app/core/civil-time.ts"
import { divideHalfUp } from "#app/core/rounding.ts"
import { UNIT_PRICE_PER_PENNY } from "#app/core/unit-price.ts"
import { closingForNotice } from "#app/features/purchasing/contracts/closing-for-notice.ts"
import {
  capital,
  categoryName,
  clusterReason,
  type EndCluster,
  inWords,
  sharedCostOf,
} from "#app/features/purchasing/contracts/end-clusters.ts"
import type { PoolDraft } from "#app/features/purchasing/drafting/pool-form.ts"
import { usualOrdering } from "#app/features/purchasing/pools/pool.ts"

type Wish = {
  poolId: string
  groupId: string
  leadSchoolId: string
  cluster: EndCluster
  /** The earliest notice still to come, and of how many contracts it has passed. */
  notice: { earliest: Temporal.PlainDate | null; passed: number }
  now: Temporal.Instant
}

/**
 * A draft of a pool in place of contracts that end together: one item, a year of it for each school. The supplier is
 * still to be found and the price to be asked for, so both are empty; what the schools pay now on average stands
 * beside it, as far as they share it.
 */
export function draftFromEnds({ poolId, groupId, leadSchoolId, cluster, notice, now }: Wish): PoolDraft {
  const closesOn = closingForNotice(notice.earliest, now.toZonedDateTimeISO(CIVIL_ZONE).toPlainDate())
  const closesAt = closesOn.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: "17:00" }).toInstant()
  const category = categoryName(cluster.cfrCode)
  return {
    id: poolId,
    title: `${capital(category)} for ${inWords(cluster.schools)} schools`,
    description: descriptionOf(cluster, notice.passed),
    supplierName: "",
    groupIds: [groupId],
    leadSchoolId,
    opensAt: now,
    closesAt,
    deliveryExpectedOn: null,
    deliveryPence: 0n,
    deliveryVatRate: "standard",
    freeDeliveryFromPence: null,
    splitRule: "by-quantity",
    splitSettings: {},
    cap: null,
    items: [
      {
        name: `${capital(category)}, one year`,
        unit: "year",
        packSize: 1,
        vatRate: "standard",
        cfrCode: cluster.cfrCode,
        usualUnitPrice: averagePriceOf(cluster),
        ...usualOrdering,
        tiers: [{ fromQuantity: 1, unitPrice: 0n }],
      },
    ],
  }
}

/** Who has which contract until when; costs only as far as their schools share them. */
const descriptionOf = (cluster: EndCluster, passed: number): string =>
  [
    clusterReason(cluster),
    ...cluster.ends.map(
      ({ schoolName, supplierName, endsOn }) =>
        `${schoolName}: ${supplierName}, ends ${formatShortDate(endsOn)}.`,
    ),
    passed === 0
      ? "The pool closes in time for the earliest notice."
      : `The notice of ${inWords(passed)} of these contracts has passed: ask those schools from when they could join.`,
  ].join("\n")

const averagePriceOf = ({ ends }: EndCluster) => {
  const { pence, contracts } = sharedCostOf(ends)
  return pence === 0n ? null : divideHalfUp(pence * UNIT_PRICE_PER_PENNY, BigInt(contracts))
}
