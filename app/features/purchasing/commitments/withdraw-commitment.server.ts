import { sql } from "kysely"
import { recordingEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { mayAnswer, whyTooLate } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import type { HeldPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"
import { type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

/** Takes the acting school out of a pool that `holdPool` holds, until its closing. Withdrawing twice is once. */
export async function withdrawCommitment(
  tx: Tx,
  actor: SchoolActor,
  { terms }: HeldPool,
): Promise<{ kind: "withdrawn" } | Refusal> {
  const refusal = mayAnswer(actor, terms, "withdraw-from-pool")
  if (refusal) return refusal
  const recorded = recordingEvent(actor, {
    act: "withdraw-from-pool",
    subject: { kind: "pool", id: terms.id },
    detail: { title: terms.title },
  })
  const { rows } = await sql<{ state: PoolState; closesAt: Temporal.Instant; isInTime: boolean }>`
    with moment as materialized (
      select id, state, closes_at, state = 'open' and clock_timestamp() < closes_at as is_in_time
      from pool where id = ${terms.id}
    ), gone as (
      delete from commitment c using moment
      where c.pool_id = moment.id and c.school_id = ${actor.school.id}::uuid and moment.is_in_time
      returning c.pool_id
    ), recorded as (${recorded} from gone)
    select state, closes_at, is_in_time from moment`.execute(tx)
  const found = rows[0]
  if (found?.isInTime) return { kind: "withdrawn" }
  return refused(whyTooLate(found?.state ?? terms.state, found?.closesAt ?? terms.closesAt))
}
