import { hash } from "node:crypto"
import { sql } from "kysely"
import { keepLatest } from "#app/core/keep-latest.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { onOneConnection, type PooledDatabase, type Tx } from "#db/client.ts"

export type Access = "read only" | "read write"

/**
 * Sends the end of the transaction along with its last statement, which costs no round trip then; nothing may be asked
 * after it, and whatever it answers stands.
 */
export type Lastly = <T>(statement: Promise<T>) => Promise<T>

type Opened = { actor: Actor; lastUseIsOld: boolean }

const TOKEN = /^[A-Za-z0-9_-]{16,128}$/

/**
 * Opens a transaction as the person whose session token this is: PostgreSQL learns who is asking in the round trip
 * that begins it, and row-level security holds until it ends. What `ahead` asks goes out in the same round trip, under
 * the same security. Commits when `work` returns, rolls back when it throws. Returns null, without running `work`, when
 * the token opens no session.
 */
export function openRequest<T, Found = undefined>(
  db: PooledDatabase,
  token: string,
  access: Access,
  work: (tx: Tx, actor: Actor, found: Found, lastly: Lastly) => Promise<T>,
  ahead?: (tx: Tx) => Promise<Found>,
): Promise<T | null> {
  if (!TOKEN.test(token)) return Promise.resolve(null)
  const fingerprint = fingerprintOf(token)
  return onOneConnection(db, async (tx) => {
    try {
      const opening = sql<{ opened: Opened | null }>`begin ${sql.raw(access)};
        select acting.open_request(${fingerprint}) as opened`.execute(tx)
      const [answer, found] = await Promise.all([opening, ahead?.(tx) as Promise<Found>])
      const opened = answer.rows[0]?.opened ?? null
      const noteUse = opened?.lastUseIsOld ? sql`; select acting.note_session_use(${fingerprint})` : sql``
      let ending: Promise<unknown> | null = null
      const end = () => (ending ??= sql`commit${noteUse}`.execute(tx))
      const lastly: Lastly = async (statement) => (await Promise.all([statement, end()]))[0]
      const result = opened && (await work(tx, opened.actor, found, lastly))
      // Nothing hangs on the end of a transaction that writes nothing: the page is written meanwhile.
      if (access === "read only" && !opened?.lastUseIsOld) end().catch(() => {})
      else await end()
      return result
    } catch (error) {
      // Where the connection is gone there is nothing to roll back, and the fault that ended it says more.
      await sql`rollback`.execute(tx).catch(() => {})
      throw error
    }
  })
}

/** Stands in the statement itself, so it must not open the session to whoever reads a log of statements. */
const fingerprintOf = keepLatest(
  1_000,
  (token: string) => token,
  (token) => sql.raw(`'\\x${hash("sha256", token)}'::bytea`),
)
