import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { fingerprintOf, newFeedToken } from "#app/features/staffing/calendar/feed-token.server.ts"
import type { Tx } from "#db/client.ts"

/** Gives the person's calendar a new address, the first or another one; an earlier one leads nowhere from then on. */
export async function changeFeedAddress(tx: Tx, actor: Actor): Promise<{ token: string }> {
  const token = newFeedToken()
  const made = { fingerprint: fingerprintOf(token), madeAt: sql<Temporal.Instant>`clock_timestamp()` }
  await tx
    .insertInto("calendarFeed")
    .values({ personId: actor.personId, ...made })
    .onConflict((on) => on.column("personId").doUpdateSet({ ...made, lastReadAt: null }))
    .execute()
  await recordEvent(tx, actor, {
    act: "change-calendar-address",
    subject: { kind: "person", id: actor.personId },
  })
  return { token }
}

/** Takes the address away: calendars that have it find nothing there any more. */
export async function removeFeedAddress(tx: Tx, actor: Actor): Promise<void> {
  const gone = await tx.deleteFrom("calendarFeed").where("personId", "=", actor.personId).executeTakeFirst()
  if (gone.numDeletedRows === 0n) return
  await recordEvent(tx, actor, {
    act: "remove-calendar-address",
    subject: { kind: "person", id: actor.personId },
  })
}

export type FeedState = { madeAt: Temporal.Instant; lastReadAt: Temporal.Instant | null }

/** Whether the person's calendar has an address, since when, and when it was read; the address itself is nowhere kept. */
export const readFeedState = async (tx: Tx, personId: string): Promise<FeedState | null> =>
  (await tx
    .selectFrom("calendarFeed")
    .select(["madeAt", "lastReadAt"])
    .where("personId", "=", personId)
    .executeTakeFirst()) ?? null
