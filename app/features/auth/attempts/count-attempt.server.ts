import { createHash } from "node:crypto"
import { type Kysely, sql } from "kysely"
import { type Attempted, attemptLimits } from "#app/features/auth/attempts/attempt-limits.ts"
import type { Visitor } from "#app/features/auth/visitor.ts"
import type { Database } from "#db/client.ts"

/**
 * Counts one try, for the account and for the visitor's network, in one statement that any number of processes may
 * run at once. Answers when to try again, or null when this try may go on.
 */
export async function countAttempt(
  db: Kysely<Database>,
  attempted: Attempted,
  account: string,
  visitor: Visitor,
): Promise<Temporal.Instant | null> {
  const { perAccount, perNetwork, windowMinutes } = attemptLimits[attempted]
  const most = new Map([
    [keyOf(attempted, "account", account.toLowerCase()), perAccount],
    [keyOf(attempted, "network", networkOf(visitor.address)), perNetwork],
  ])
  // Rows are taken in the order of their keys, so that two tries at once cannot wait for each other.
  const rows = [...most.keys()]
    .sort()
    .map((key) => sql`(${key}, 1, clock_timestamp() + make_interval(mins => ${windowMinutes}::int))`)
  const counted = await sql<{ key: string; count: number; windowEndsAt: Temporal.Instant }>`
    insert into auth.attempt as a (key, count, window_ends_at) values ${sql.join(rows)}
    on conflict (key) do update set
      count = case when a.window_ends_at <= clock_timestamp() then 1 else a.count + 1 end,
      window_ends_at = case when a.window_ends_at <= clock_timestamp() then excluded.window_ends_at else a.window_ends_at end
    returning key, count, window_ends_at`.execute(db)
  const over = counted.rows.filter((row) => row.count > (most.get(row.key) ?? 0))
  return (
    over
      .map((row) => row.windowEndsAt)
      .sort(Temporal.Instant.compare)
      .at(-1) ?? null
  )
}

/** Only a digest is kept: people mistype, and those addresses are nobody's business. */
const keyOf = (attempted: Attempted, scope: string, subject: string) =>
  `${attempted}/${scope}/${createHash("sha256").update(subject).digest("base64url")}`

/** One household of IPv6 has 2^64 addresses, one of IPv4 has one. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:/i, "")
  return plain.includes(":") ? (plain.split("::")[0] ?? "").split(":").slice(0, 4).join(":") : plain
}

/** Drops what no longer limits anybody, with sessions and links that have run out. */
export async function forgetWhatRanOut(db: Kysely<Database>): Promise<void> {
  const now = sql<Temporal.Instant>`now()`
  await db.deleteFrom("auth.attempt").where("windowEndsAt", "<", now).execute()
  await db.deleteFrom("auth.session").where("expiresAt", "<", now).execute()
  await db.deleteFrom("auth.verification").where("expiresAt", "<", now).execute()
}
