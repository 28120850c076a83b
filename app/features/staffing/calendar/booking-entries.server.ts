import { sql } from "kysely"
import type { Period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import type { Tx } from "#db/client.ts"

/** More than a school's staff could take part in within the window of a calendar. */
const MOST_PERIODS = 2_000

type BookingState = "requested" | "confirmed" | "declined" | "cancelled" | "delivered" | "settled"

type Row = {
  id: string
  bookingId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  state: BookingState
  what: string
  isOwn: boolean
  asking: string
  owner: string
  changedAt: Temporal.Instant
}

/** Each time of each booking that a school has asked for, or has been asked for, within a period. */
export async function bookingEntries(
  tx: Tx,
  schoolId: string,
  { start, end }: Period<Temporal.Instant>,
): Promise<CalendarEntry[]> {
  const of = (side: "school_id" | "owner_school_id") => sql`
    select b.* from booking b where b.${sql.ref(side)} = ${schoolId}::uuid and b.ends_at > ${start.toString()}::timestamptz
      and b.starts_at < ${end.toString()}::timestamptz`
  const { rows } = await sql<Row>`
    with concerned as materialized (${of("school_id")} union ${of("owner_school_id")})
    select p.id, b.id as booking_id, p.starts_at, p.ends_at, b.state, coalesce(r.title, b.kind_sought) as what,
      b.owner_school_id = ${schoolId}::uuid as is_own, asking.name as asking, owner.name as owner,
      greatest(b.asked_at, b.decided_at, b.cancelled_at, b.delivered_at, b.settled_at) as changed_at
    from concerned b join booking_period p on p.booking_id = b.id left join resource r on r.id = b.resource_id
    join school asking on asking.id = b.school_id join school owner on owner.id = b.owner_school_id
    where p.ends_at > ${start.toString()}::timestamptz and p.starts_at < ${end.toString()}::timestamptz
    order by p.starts_at, p.id limit ${sql.lit(MOST_PERIODS)}`.execute(tx)
  return rows.map(entryOf)
}

const standings: Record<BookingState, CalendarEntry["standing"]> = {
  requested: "asked",
  confirmed: "firm",
  delivered: "firm",
  settled: "firm",
  declined: "cancelled",
  cancelled: "cancelled",
}

const entryOf = (row: Row): CalendarEntry => {
  const isWithin = row.asking === row.owner
  const standing = standings[row.state]
  const between = isWithin ? `Booked by ${row.asking}.` : `Shared by ${row.owner} with ${row.asking}.`
  return {
    uid: `booking-${row.id}@kith`,
    kind: "booking",
    title: row.isOwn && !isWithin ? `${row.what} at ${row.asking}` : row.what,
    note: standing === "asked" ? `${between} Not confirmed yet.` : between,
    time: { kind: "moments", during: { start: row.startsAt, end: row.endsAt } },
    path: `/bookings/${row.bookingId}`,
    standing,
    changedAt: row.changedAt,
  }
}
