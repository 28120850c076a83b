import { type Kysely, sql } from "kysely"
import { period } from "#app/core/period.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { fingerprintOf } from "#app/features/staffing/calendar/feed-token.server.ts"
import { schoolEntries } from "#app/features/staffing/calendar/school-entries.server.ts"
import type { Database, Tx } from "#db/client.ts"

const DAYS_BACK = 90
const DAYS_AHEAD = 400

/**
 * What stands in the calendar that a token leads to, of all the person's schools, each read as the person acting for
 * it, under row-level security. A school whose finance staff owe a second factor is left out until they have it.
 * Returns null when the token leads to nobody.
 */
export const readFeed = (
  db: Kysely<Database>,
  token: string,
  now: Temporal.Instant,
): Promise<CalendarEntry[] | null> =>
  db.transaction().execute(async (tx) => {
    const fingerprint = fingerprintOf(token)
    const first = await actAs(tx, fingerprint, null)
    if (!first) return null
    const during = period(now.subtract({ hours: 24 * DAYS_BACK }), now.add({ hours: 24 * DAYS_AHEAD }))
    const entries = new Map<string, CalendarEntry>()
    for (const schoolId of first.places.length > 0 ? first.places.map(({ id }) => id) : [null]) {
      const actor = schoolId === first.school?.id ? first : await actAs(tx, fingerprint, schoolId)
      if (!actor || actor.twoFactorDue) continue
      // A pool that two of their schools share stands there once.
      for (const entry of await schoolEntries(tx, actor, during)) entries.set(entry.uid, entry)
    }
    return [...entries.values()]
  })

const actAs = async (tx: Tx, fingerprint: Buffer, schoolId: string | null): Promise<Actor | null> => {
  const opened = await sql<{ actor: Actor | null }>`
    select acting.open_feed(${fingerprint}, ${schoolId}::uuid) as actor`.execute(tx)
  return opened.rows[0]?.actor ?? null
}
