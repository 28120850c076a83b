import { sql } from "kysely"
import type { Period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import type { Tx } from "#db/client.ts"

type Busy = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; isOurs: boolean; isHeld: boolean }

const titleOf = ({ isOurs, isHeld }: Busy) => {
  if (isHeld) return isOurs ? "Held for us" : "Held"
  return isOurs ? "Booked by us" : "Taken"
}

/** When somebody or something is taken within a period; by whom is said of one's own bookings alone. */
export async function busyEntries(
  tx: Tx,
  resourceId: string,
  { start, end }: Period<Temporal.Instant>,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<Busy>`
    select starts_at, ends_at, is_ours, is_held
    from resource_busy(${resourceId}::uuid, tstzrange(${start.toString()}, ${end.toString()}))`.execute(tx)
  return rows.map((busy) => ({
    uid: `busy-${busy.startsAt}@kith`,
    kind: "booking",
    title: titleOf(busy),
    note: "",
    time: { kind: "moments", during: { start: busy.startsAt, end: busy.endsAt } },
    path: null,
    standing: busy.isHeld ? "asked" : "firm",
    changedAt: busy.startsAt,
  }))
}
