import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { Addition, ItemChange, Revision } from "#app/features/purchasing/additions/addition.ts"
import type { Tx } from "#db/client.ts"

type ChangeJson = Omit<ItemChange, "priceBefore" | "priceAfter"> & { priceBefore: string; priceAfter: string }

/** A pool has few of them, and a page shows the latest. */
const MOST_SHOWN = 50

/** What was asked for on top of a pool, the latest first: every school's for those who lead it, else one's own. */
export async function readAdditions(tx: Tx, poolId: string): Promise<Addition[]> {
  const { rows } = await sql<Addition>`
    select a.id, a.school_id, s.name as school_name, a.note, a.person_name, a.asked_at, a.state, a.settled_at, a.reason,
      (select json_agg(json_build_object('itemId', l.item_id, 'quantity', l.quantity)) from addition_line l
        where l.addition_id = a.id) as lines
    from addition a join school s on s.id = a.school_id
    where a.pool_id = ${poolId} order by a.id desc limit ${sql.lit(MOST_SHOWN)}`.execute(tx)
  return rows
}

/** One of them; null where there is none of this id in this pool that whoever asks may see. */
export async function readAddition(tx: Tx, poolId: string, additionId: string): Promise<Addition | null> {
  if (!isId(additionId)) return null
  return (await readAdditions(tx, poolId)).find(({ id }) => id === additionId) ?? null
}

/** What additions have changed about a pool's result, the first one first; everybody who sees the pool reads it. */
export async function readRevisions(tx: Tx, poolId: string): Promise<Revision[]> {
  const { rows } = await sql<{ revisedAt: Temporal.Instant; changes: ChangeJson[] }>`
    select revised_at, changes from clearing_revision where pool_id = ${poolId} order by revision`.execute(tx)
  return rows.map(({ revisedAt, changes }) => ({
    revisedAt,
    changes: changes.map((change) => ({
      ...change,
      priceBefore: BigInt(change.priceBefore),
      priceAfter: BigInt(change.priceAfter),
    })),
  }))
}
