import type { MoreDemand } from "#app/features/purchasing/explaining/more-demand.ts"
import { itemOf, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { ItemOutcome } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"
import { countMore, countUnits } from "#app/features/purchasing/showing/count-units.ts"

type Found = { reasons: readonly ExplainedReason[]; tried: readonly MoreDemand[] }

/**
 * Says of every item that conditions kept from being bought who could have brought it about, and with what. Everybody
 * reads this: it counts schools and names none, and their limits are each its own to read.
 */
export const withRescues = (
  terms: Pick<PoolTerms, "items">,
  outcomes: readonly ItemOutcome[],
  { reasons, tried }: Found,
): ItemOutcome[] =>
  outcomes.map((outcome) => {
    if (outcome.outcome !== "no-agreement") return outcome
    const { unit } = itemOf(terms, outcome.itemId)
    const rescues = [
      byDemand(
        unit,
        tried.find(({ itemId, isBought }) => itemId === outcome.itemId && isBought),
      ),
      bySchools(
        reasons.filter(({ changes }) => changes.some((change) => isOwn(change, outcome.itemId))).length,
      ),
    ]
    return {
      ...outcome,
      reason: [outcome.reason, ...rescues].filter((sentence) => sentence !== "").join(" "),
    }
  })

const isOwn = (change: ExplainedReason["changes"][number], itemId: string): boolean =>
  change.kind === "own-limit" && change.itemId === itemId

const byDemand = (unit: string, more: MoreDemand | undefined): string =>
  more === undefined
    ? ""
    : `${countMore(more.unitsMore, unit)} from others would have reached the price from ${countUnits(more.fromQuantity, unit)}, and it would have been bought.`

const bySchools = (schools: number): string => {
  if (schools === 0) return ""
  const who = schools === 1 ? "One school alone" : `Each of ${schools} schools alone`
  return `${who} could have brought it about by a higher limit or fewer conditions, and can read by which.`
}
