import { type RawBuilder, sql } from "kysely"
import { isId, readMomentCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import type { Booking, BookingPeriod, BookingState } from "#app/features/staffing/bookings/booking.ts"
import type { PricePer, ResourceKind, Settlement } from "#app/features/staffing/bookings/resource.ts"
import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Booking, "resource" | "school" | "owner"> & {
  resourceId: string | null
  resourceTitle: string | null
  resourceKind: ResourceKind | null
  nation: Nation | null
  noticeDays: number | null
  schoolId: string
  schoolName: string
  ownerSchoolId: string
  ownerName: string
  state: BookingState
  settleBy: Settlement
  pricePer: PricePer | null
}

/** When a booking `b` takes place, as far as one line tells it. */
export const spanColumns = sql`b.starts_at, b.ends_at,
  (select count(*)::integer from booking_period p where p.booking_id = b.id) as times,
  (select p.ends_at from booking_period p where p.booking_id = b.id order by p.starts_at limit 1) as first_ends_at`

/** People whom the reader's school no longer knows have no name here. */
const columns = sql`b.id, b.state, b.resource_id, r.title as resource_title, r.kind as resource_kind,
  r.nation, r.notice_days,
  b.kind_sought, b.school_id, s.name as school_name, b.owner_school_id, o.name as owner_name, b.series_id, b.settle_by,
  (select json_build_object('id', g.id, 'name', g.name) from school_group g
    where g.id = b.group_id and b.state = 'requested') as open_to,
  b.price_pence, b.price_per, b.travel_minutes, b.note, b.reason, b.asked_at, b.decided_at, b.cancelled_at,
  b.cancelled_late, b.delivered_at, b.settled_at, ${spanColumns},
  (select name from person where person.id = b.asked_by) as asked_by,
  (select name from person where person.id = b.decided_by) as decided_by,
  (select name from person where person.id = b.cancelled_by) as cancelled_by,
  (select name from person where person.id = b.delivered_by) as delivered_by`

const tables = sql`booking b join school s on s.id = b.school_id join school o on o.id = b.owner_school_id
  left join resource r on r.id = b.resource_id`

const bookingOf = (row: Row): Booking => {
  const { resourceId, resourceTitle, resourceKind, nation, noticeDays, ...rest } = row
  const { schoolId, schoolName, ownerSchoolId, ownerName, ...booking } = rest
  return {
    ...booking,
    resource:
      resourceId === null
        ? null
        : {
            id: resourceId,
            name: resourceTitle ?? "",
            kind: resourceKind ?? "person",
            nation: nation ?? "england-and-wales",
            noticeDays: noticeDays ?? 0,
          },
    school: { id: schoolId, name: schoolName },
    owner: { id: ownerSchoolId, name: ownerName },
  }
}

/** A booking that the reader's school has asked for or is asked for; null when there is none such. */
export async function readBooking(tx: Tx, id: string): Promise<Booking | null> {
  if (!isId(id)) return null
  const { rows } = await sql<Row>`select ${columns} from ${tables} where b.id = ${id}::uuid`.execute(tx)
  return rows[0] ? bookingOf(rows[0]) : null
}

/** The same for an act that moves it on: whoever else would waits. Null too for who may not move it. */
export async function lockBooking(tx: Tx, id: string): Promise<Booking | null> {
  if (!isId(id)) return null
  await sql`select from booking where id = ${id}::uuid for update`.execute(tx)
  return readBooking(tx, id)
}

/** When a booking takes place, in order. */
export async function periodsOf(tx: Tx, bookingId: string): Promise<BookingPeriod[]> {
  const rows = await tx
    .selectFrom("bookingPeriod")
    .select(["id", "startsAt as start", "endsAt as end", "deliveredMinutes"])
    .where("bookingId", "=", bookingId)
    .orderBy("startsAt")
    .execute()
  return rows
}

const PAGE_SIZE = 20

export type BookingPage = { bookings: Booking[]; further: string | null }
type Ask = { schoolId: string; now: Temporal.Instant; cursor: string | null }

const asked = ({ schoolId }: Ask) => sql`b.school_id = ${schoolId}::uuid`
const owned = ({ schoolId }: Ask) => sql`b.owner_school_id = ${schoolId}::uuid`

/** What a school is asked for and has not answered, the soonest first. */
export const bookingsToConfirm = (tx: Tx, ask: Ask): Promise<BookingPage> =>
  page(tx, ask, {
    sides: [owned(ask)],
    where: sql`b.state = 'requested' and b.group_id is null`,
    by: "starts_at",
  })

/** What a school has asked for, and what is agreed with either side, until it has ended; the soonest first. */
export const bookingsComing = (tx: Tx, ask: Ask): Promise<BookingPage> =>
  page(tx, ask, {
    sides: [asked(ask), owned(ask)],
    where: sql`b.state in ('requested', 'confirmed') and b.ends_at > ${ask.now}
      and (b.state = 'confirmed' or b.school_id = ${ask.schoolId}::uuid)`,
    by: "starts_at",
  })

/** What has ended, or was declined or called off, of either side, the latest first. */
export const bookingsPast = (tx: Tx, ask: Ask): Promise<BookingPage> =>
  page(tx, ask, {
    sides: [asked(ask), owned(ask)],
    where: sql`(b.ends_at <= ${ask.now} or b.state in ('declined', 'cancelled'))`,
    by: "ends_at",
  })

/** What schools ask of whole groups, and any other of their schools may take up; the soonest first. */
export const bookingsOpen = (
  tx: Tx,
  { groupIds, ...ask }: Ask & { groupIds: readonly string[] },
): Promise<BookingPage> =>
  groupIds.length === 0
    ? Promise.resolve({ bookings: [], further: null })
    : page(tx, ask, {
        sides: groupIds.map((id) => sql`b.group_id = ${id}::uuid`),
        where: sql`b.state = 'requested' and b.school_id <> ${ask.schoolId}::uuid`,
        by: "starts_at",
      })

type Listing = {
  sides: readonly RawBuilder<unknown>[]
  where: RawBuilder<unknown>
  by: "starts_at" | "ends_at"
}

/** Each side is read along its own index, as far as one page. */
async function page(
  tx: Tx,
  { cursor }: Pick<Ask, "cursor">,
  { sides, where, by }: Listing,
): Promise<BookingPage> {
  const isLatestFirst = by === "ends_at"
  const [direction, beyond] = isLatestFirst ? [sql.raw("desc"), sql.raw("<")] : [sql.raw("asc"), sql.raw(">")]
  const at = sql.raw(by)
  const from = readMomentCursor(cursor)
  const rest = from
    ? sql`and (b.${at}, b.id) ${beyond} (${from.moment}::timestamptz, ${from.id}::uuid)`
    : sql``
  const branch = (side: RawBuilder<unknown>) => sql`(select b.id, b.${at} from booking b
    where ${side} and ${where} ${rest}
    order by b.${at} ${direction}, b.id ${direction} limit ${PAGE_SIZE + 1})`
  const { rows } = await sql<Row>`
    with page as (select * from (${sql.join(sides.map(branch), sql` union `)}) found
      order by ${at} ${direction}, id ${direction} limit ${PAGE_SIZE + 1})
    select ${columns} from page join ${tables} on b.id = page.id
    order by b.${at} ${direction}, b.id ${direction}`.execute(tx)
  const { page, next } = onePage(rows.map(bookingOf), PAGE_SIZE, ({ id, startsAt, endsAt }) =>
    writeCursor((isLatestFirst ? endsAt : startsAt).toString(), id),
  )
  return { bookings: page, further: next }
}
