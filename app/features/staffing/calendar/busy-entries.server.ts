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

/** More than a group's people and things are taken within the window of a calendar. */
const MOST_TIMES = 2_000

type SharedBusy = Busy & { resourceId: string; title: string; owner: string }

/** When the people and things that are shared with a group are taken within a period; by whom is not said. */
export async function groupBusyEntries(
  tx: Tx,
  groupId: string,
  { start, end }: Period<Temporal.Instant>,
  isKnown: (time: { resourceId: string; startsAt: Temporal.Instant }) => boolean,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<SharedBusy>`
    select r.id as resource_id, r.title, s.name as owner, b.starts_at, b.ends_at, b.is_ours, b.is_held
    from resource_group g join resource r on r.id = g.resource_id join school s on s.id = r.school_id
    cross join lateral resource_busy(r.id, tstzrange(${start.toString()}, ${end.toString()})) b
    where g.group_id = ${groupId}::uuid
    order by b.starts_at, r.title, r.id limit ${sql.lit(MOST_TIMES)}`.execute(tx)
  return rows
    .filter((busy) => !isKnown(busy))
    .map((busy) => ({
      uid: `busy-${busy.resourceId}-${busy.startsAt}@kith`,
      kind: "booking",
      title: `${busy.title}: ${titleOf(busy).toLowerCase()}`,
      note: `Shared by ${busy.owner}.`,
      time: { kind: "moments", during: { start: busy.startsAt, end: busy.endsAt } },
      path: `/people-and-things/${busy.resourceId}`,
      standing: busy.isHeld ? "asked" : "firm",
      changedAt: busy.startsAt,
    }))
}
