import { type Kysely, sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import type { Database, Tx } from "#db/client.ts"

export type Access = "read only" | "read write"

const TOKEN = /^[A-Za-z0-9_-]{16,128}$/

/**
 * Opens a transaction as the person whose session token this is: PostgreSQL learns who is asking in the round trip
 * that begins it, and row-level security holds until it ends. Commits when `work` returns, rolls back when it throws.
 * Returns null, without running `work`, when the token opens no session.
 */
export function openRequest<T>(
  db: Kysely<Database>,
  token: string,
  access: Access,
  work: (tx: Tx, actor: Actor) => Promise<T>,
): Promise<T | null> {
  if (!TOKEN.test(token)) return Promise.resolve(null)
  return db.connection().execute(async (tx) => {
    try {
      const opened = await sql<{ actor: Actor | null }>`begin ${sql.raw(access)};
        select acting.open_request(${sql.lit(token)}) as actor`.execute(tx)
      const actor = opened.rows[0]?.actor ?? null
      const result = actor && (await work(tx, actor))
      await sql`commit`.execute(tx)
      return result
    } catch (error) {
      await sql`rollback`.execute(tx)
      throw error
    }
  })
}
