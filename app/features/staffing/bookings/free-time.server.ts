import { sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { holdUntil } from "#app/features/staffing/bookings/booking.ts"
import type { Tx } from "#db/client.ts"

/**
 * Lets go of a booking's times. In the same transaction they are held for whoever waits longest for them, so that
 * nobody slips in between; the letters about that follow.
 */
export async function freeTime(
  tx: Tx,
  { bookingId, resourceId }: { bookingId: string; resourceId: string | null },
  at: { now: Temporal.Instant; post: Post },
): Promise<void> {
  await tx.updateTable("bookingPeriod").set({ blocks: false }).where("bookingId", "=", bookingId).execute()
  if (resourceId !== null) await offerFreeTime(tx, resourceId, at)
}

/** Holds what is free of a resource for the schools that wait for it, each in its turn. */
export async function offerFreeTime(
  tx: Tx,
  resourceId: string,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select hold_for_next as id from hold_for_next(${resourceId}::uuid, ${holdUntil(now)})`.execute(tx)
  const waitingIds = rows.map(({ id }) => id).join(",")
  if (waitingIds !== "") await post.jobs.enqueue(tx, { queue: "tell-held", data: { waitingIds } })
}
