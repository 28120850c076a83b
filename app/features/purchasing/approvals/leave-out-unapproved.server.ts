import { sql } from "kysely"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { byItself } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/** Why each school that was left out was, by its id. */
export type LeftOut = ReadonlyMap<string, string>

/**
 * At a pool's closing, under its lock: leaves out every school whose answer nobody has approved that had to, and puts
 * the reason on its record. What was refused stays out as it was.
 */
export async function leaveOutUnapproved(tx: Tx, terms: PoolTerms): Promise<LeftOut> {
  const { rows } = await sql<{
    schoolId: string
    wasRefused: boolean
    refusedBy: string | null
    refusal: string
    worstCasePence: Pence
  }>`
    with uncounted as (
      select pool_id, school_id, state from approval where pool_id = ${terms.id} and state in ('awaiting', 'refused')
    ), left_out as (
      update approval a set state = 'left-out' from uncounted u
      where a.pool_id = u.pool_id and a.school_id = u.school_id
      returning a.school_id, u.state = 'refused' as was_refused, a.refused_by, a.refusal, a.worst_case_pence
    )
    select school_id, was_refused, p.name as refused_by, refusal, worst_case_pence
    from left_out left join person p on p.id = refused_by`.execute(tx)
  if (rows.length === 0) return new Map()
  const reasons = new Map(
    rows.map((row) => [
      row.schoolId,
      row.wasRefused
        ? `${row.refusedBy} had refused the school's answer: ${row.refusal}`
        : `Nobody had approved its answer, which could have come to ${formatPounds(row.worstCasePence)} including VAT.`,
    ]),
  )
  await tx
    .insertInto("approvalStep")
    .values(
      rows.map(({ schoolId, worstCasePence }) => ({
        ...{ poolId: terms.id, schoolId, worstCasePence, step: "left-out" },
        ...{ personId: null, personName: byItself.name, reason: reasons.get(schoolId) ?? "" },
      })),
    )
    .execute()
  await recordEvent(
    tx,
    { ...byItself, school: null },
    ...rows.map(({ schoolId }) => ({
      act: "leave-out-of-pool",
      subject: { kind: "pool", id: terms.id },
      schoolId,
      detail: { title: terms.title, reason: reasons.get(schoolId) },
    })),
  )
  return reasons
}
