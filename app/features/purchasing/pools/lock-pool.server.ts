import { type RawBuilder, sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import {
  type ApprovalQuestion,
  approvalQuestion,
} from "#app/features/purchasing/approvals/approval-question.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { type TermsJson, termsJson, termsOf } from "#app/features/purchasing/pools/pool-terms.server.ts"
import type { Tx } from "#db/client.ts"

/** A pool held still until the transaction ends; `now` is the database's clock after the wait. */
export type LockedPool = { terms: PoolTerms; now: Temporal.Instant }

/** A pool that others may join at the same time, and that cannot close or be cancelled meanwhile. */
export type HeldPool = LockedPool & { held: true }

/** A pool held for a school that answers it, with what has to be known to settle its approval. */
export type PoolToAnswer = HeldPool & { approvalQuestion: ApprovalQuestion }

const keyOf = (poolId: string) => sql`hashtextextended(${poolId}::uuid::text, 0)`

/**
 * Waits until nobody joins or changes the pool, and keeps them out until the transaction ends. The lock is an
 * advisory one: schools that join share it without writing to the pool's row, so a hot pool does not make its
 * members queue. null when there is no such pool to be seen.
 */
export async function lockPool(tx: Tx, poolId: string): Promise<LockedPool | null> {
  if (!isId(poolId)) return null
  await sql`select pg_advisory_xact_lock(${keyOf(poolId)})`.execute(tx)
  const { rows } = await sql<Row>`
    select ${termsJson()} as terms, clock_timestamp() as now from pool p where p.id = ${poolId}`.execute(tx)
  return rows[0] ? lockedOf(rows[0]) : null
}

/**
 * Takes the pool's shared lock and reads its terms, in one round trip. The terms stand once a pool is open, so it
 * does not matter that they may have been read before the wait; state and time are checked again by what is written.
 */
export async function holdPool(tx: Tx, poolId: string): Promise<HeldPool | null> {
  const row = await holdAnd(tx, poolId, sql<null>`null`)
  return row && { ...lockedOf(row), held: true }
}

/** As `holdPool`, for the acting school's answer. */
export async function holdToAnswer(tx: Tx, poolId: string): Promise<PoolToAnswer | null> {
  const row = await holdAnd(tx, poolId, approvalQuestion(poolId))
  return row && { ...lockedOf(row), held: true, approvalQuestion: row.asked }
}

async function holdAnd<Asked>(tx: Tx, poolId: string, asked: RawBuilder<Asked>) {
  if (!isId(poolId)) return null
  const { rows } = await sql<Row & { asked: Asked }>`
    with held as materialized (select pg_advisory_xact_lock_shared(${keyOf(poolId)}))
    select ${termsJson()} as terms, clock_timestamp() as now, ${asked} as asked
    from pool p, held where p.id = ${poolId}`.execute(tx)
  return rows[0] ?? null
}

type Row = { terms: TermsJson; now: Temporal.Instant }

const lockedOf = ({ terms, now }: Row): LockedPool => ({ terms: termsOf(terms), now })
