import type { Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Mover } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import {
  notedWarnings,
  questionOf,
  readEarlierPools,
  type Stage,
} from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import {
  type ProcurementWarning,
  procurementWarnings,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"
import type { Tx } from "#db/client.ts"

type Moment = { stage: Stage; by: Mover; grossPence: Pence }

/**
 * Keeps with a pool which figures of procurement it comes near to as it opens, closes or grows after that, and puts each
 * on the record when it first applies.
 */
export async function noteWarnings(
  tx: Tx,
  terms: PoolTerms,
  { stage, by, grossPence }: Moment,
): Promise<void> {
  const at = Temporal.Now.instant()
  const settled = stage !== "opening"
  const earlierGrossPence = await readEarlierPools(tx, terms.id)
  const warnings = procurementWarnings(questionOf(terms, { at, grossPence, earlierGrossPence, settled }))
  const before = settled && warnings.length > 0 ? await notedWarnings(tx, terms.id) : []
  const isNew = (warning: ProcurementWarning) =>
    !before.some(({ thresholdKey, level }) => thresholdKey === warning.thresholdKey && level >= warning.level)
  const kept = stage === "addition" ? warnings.filter(isNew) : warnings
  if (kept.length === 0) return
  await tx
    .insertInto("procurementWarning")
    .values(kept.map((warning) => ({ poolId: terms.id, stage, ...warning })))
    .execute()
  await recordEvent(
    tx,
    { ...by, school: terms.leadSchool },
    ...warnings.filter(isNew).map((warning) => ({
      act: "warn-of-procurement",
      subject: { kind: "pool", id: terms.id },
      groupId: terms.groups[0]?.id,
      detail: { title: terms.title, warning: warning.title, sentences: warning.sentences },
    })),
  )
}
