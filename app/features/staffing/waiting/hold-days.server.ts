import { sql } from "kysely"
import { holdUntil } from "#app/features/staffing/bookings/booking.ts"
import type { Tx } from "#db/client.ts"

/** Holds what has been given up of a post for the schools that wait, each in its turn; letters about it follow. */
export const holdDays = (tx: Tx, postId: string, now: Temporal.Instant) =>
  sql`select hold_days_for_next(${postId}::uuid, ${holdUntil(now)})`.execute(tx)
