import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

type Named = { id: string; name: string }

/** A booking as it is made good: who gave how much to whom, and in which group it counts. */
export type BookingToSettle = {
  id: string
  title: string
  state: string
  settleBy: "money" | "hours" | "gift"
  otherwise: "money" | "gift" | null
  giver: Named
  receiver: Named
  /** What took place. */
  minutes: number
  workedOn: Temporal.PlainDate
  /** Of both schools; null where they share none any more. */
  group: Named | null
}

const booked = sql`
  select b.id, coalesce(r.title, b.kind_sought) as title, b.state, b.settle_by,
    (select settle_by from settled_otherwise o where o.booking_id = b.id) as otherwise,
    json_build_object('id', b.owner_school_id, 'name', (select name from school where id = b.owner_school_id)) as giver,
    json_build_object('id', b.school_id, 'name', (select name from school where id = b.school_id)) as receiver,
    (select coalesce(sum(p.delivered_minutes), 0) from booking_period p where p.booking_id = b.id)::int as minutes,
    (b.ends_at at time zone 'Europe/London')::date as worked_on,
    (select json_build_object('id', g.id, 'name', g.name) from school_group g
      join group_school o on o.group_id = g.id and o.school_id = b.owner_school_id and o.left_at is null
      join group_school a on a.group_id = g.id and a.school_id = b.school_id and a.left_at is null
      left join resource_group s on s.group_id = g.id and s.resource_id = b.resource_id
      order by s.group_id is null, g.name limit 1) as group
  from booking b left join resource r on r.id = b.resource_id`

export async function readBookingToSettle(tx: Tx, bookingId: string): Promise<BookingToSettle | null> {
  const { rows } = await sql<BookingToSettle>`${booked} where b.id = ${bookingId}`.execute(tx)
  return rows[0] ?? null
}

const MOST = 10

/** What has been delivered to or by a school in exchange or as a gift, and is not made good yet. */
export async function bookingsToSettle(tx: Tx, schoolId: string): Promise<BookingToSettle[]> {
  const { rows } = await sql<BookingToSettle>`${booked}
    where b.state = 'delivered' and b.settle_by <> 'money' and ${schoolId} in (b.school_id, b.owner_school_id)
      and not exists (select from settled_otherwise o where o.booking_id = b.id and o.settle_by = 'money')
    order by b.ends_at, b.id limit ${MOST}`.execute(tx)
  return rows
}
