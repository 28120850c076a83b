import { sql } from "kysely"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { ApprovedThing } from "#app/features/purchasing/approvals/approved-thing.ts"
import { byItself } from "#app/features/purchasing/pools/move-pool.server.ts"
import type { Tx } from "#db/client.ts"

/** Why each school that was left out was, by its id. */
export type LeftOut = ReadonlyMap<string, string>

/**
 * At a closing, under the lock of what closes: leaves out every school whose answer nobody has approved that had to, and puts
 * the reason on its record. What was refused stays out as it was.
 */
export async function leaveOutUnapproved(tx: Tx, thing: ApprovedThing): Promise<LeftOut> {
  const to = sql.ref(thing.column)
  const { rows } = await sql<{
    schoolId: string
    wasRefused: boolean
    refusedBy: string | null
    refusal: string
    worstCasePence: Pence
  }>`
    with uncounted as (
      select ${to}, school_id, state from approval where ${to} = ${thing.id} and state in ('awaiting', 'refused')
    ), left_out as (
      update approval a set state = 'left-out' from uncounted u
      where ${sql.ref(`a.${thing.column}`)} = ${sql.ref(`u.${thing.column}`)} and a.school_id = u.school_id
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
  for (const { schoolId, worstCasePence } of rows)
    await sql`insert into approval_step (${to}, school_id, worst_case_pence, step, person_name, reason)
      values (${thing.id}, ${schoolId}, ${worstCasePence}, 'left-out', ${byItself.name}, ${reasons.get(schoolId)})`.execute(
      tx,
    )
  await recordEvent(
    tx,
    { ...byItself, school: null },
    ...rows.map(({ schoolId }) => ({
      act: thing.leaveOut,
      subject: { kind: thing.subject, id: thing.id },
      schoolId,
      detail: { title: thing.title, reason: reasons.get(schoolId) },
    })),
  )
  return reasons
}
