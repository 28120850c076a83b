import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import { explainClearing } from "#app/features/purchasing/explaining/explain-clearing.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import type { ExplainedReason } from "#app/features/purchasing/reckoning/clearing-reasons.ts"

/** Clears a pool by the rules of purchasing and writes down what came of it. */
export function addClearing(
  rows: DemoRows,
  terms: PoolTerms,
  commitments: readonly Commitment[],
  clearedAt: Temporal.Instant,
): PoolClearing {
  const { clearing, reasons } = explainClearing(terms, commitments, clearPool(terms, commitments))
  writeClearingRows(rows, terms.id, clearing, { clearedAt, revision: 1 })
  for (const reason of reasons)
    rows.clearingReason.push({ poolId: terms.id, schoolId: reason.schoolId, reason: asJson(reason) })
  return clearing
}

/** Writes down what a clearing came to; a later revision stands in the place of the one before. */
export function writeClearingRows(
  rows: DemoRows,
  poolId: string,
  clearing: PoolClearing,
  { clearedAt, revision }: { clearedAt: Temporal.Instant; revision: number },
): void {
  const isCleared = clearing.kind === "cleared"
  const explanation = { items: clearing.items, splitRefusal: isCleared ? clearing.splitRefusal : null }
  rows.clearing.push({
    ...{ poolId, revision, clearedAt },
    outcome: clearing.kind,
    goodsPence: isCleared ? clearing.goodsPence : 0n,
    deliveryPence: isCleared ? clearing.deliveryPence : 0n,
    vatPence: isCleared ? clearing.vatPence : 0n,
    explanation: explanation as unknown as Record<string, string>,
  })
  for (const item of clearing.items)
    rows.clearedItem.push({
      ...{ poolId, revision },
      itemId: item.itemId,
      committedQuantity: item.committed,
      orderedQuantity: item.ordered,
      unitPrice: item.unitPrice,
      netPence: item.netPence,
    })
  if (isCleared) addShares(rows, { poolId, revision }, clearing, clearedAt)
}

/** As the database keeps it: money is decimal text. */
const asJson = (reason: ExplainedReason): Record<string, string> =>
  JSON.parse(JSON.stringify(reason, (_key, value) => (typeof value === "bigint" ? String(value) : value)))

const addShares = (
  rows: DemoRows,
  { poolId, revision }: { poolId: string; revision: number },
  { shares, vatShares }: PoolClearing & { kind: "cleared" },
  clearedAt: Temporal.Instant,
) => {
  for (const share of shares) {
    const id = demoId(`share ${poolId} ${share.schoolId} ${share.itemId}`, clearedAt)
    rows.share.push({ id, poolId, revision, ...share })
  }
  for (const vatShare of vatShares) rows.vatShare.push({ poolId, revision, ...vatShare })
}
