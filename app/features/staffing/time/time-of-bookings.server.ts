import { sql } from "kysely"
import { CIVIL_ZONE, civilDateOf, formatTime } from "#app/core/civil-time.ts"
import { settleBooking } from "#app/features/staffing/bookings/deliver-booking.server.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"

const KEY = "booking-period:"

type Priced = { pricePence: bigint | null; pricePer: TimePrice["pricePer"] | "term" | null }

type Row = Priced & {
  id: string
  schoolId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  deliveredMinutes: number | null
}

/** A price for a whole term says nothing of a month. */
const priceOf = ({ pricePence, pricePer }: Priced): TimePrice | null =>
  pricePence === null || pricePer === null || pricePer === "term" ? null : { pricePence, pricePer }

/** The bookings of one person or thing, as far as they are settled in money. */
export const timeOfBookings: DeliveredSource = {
  key: "bookings",

  async offered(tx, schoolId) {
    const { rows } = await sql<{ sourceId: string; title: string }>`
      select id as source_id, title from resource r where school_id = ${schoolId} and active
        and not exists (select from arrangement a where a.source = 'bookings' and a.source_id = r.id)
      order by title, id`.execute(tx)
    return rows
  },

  async priceOf(tx, sourceId) {
    const { rows } = await sql<Priced>`
      select price_pence, price_per from resource where id = ${sourceId}`.execute(tx)
    return rows[0] ? priceOf(rows[0]) : null
  },

  async delivered(tx, { sourceId, month, now }) {
    const from = month.toZonedDateTime(CIVIL_ZONE).toInstant()
    const until = month.add({ months: 1 }).toZonedDateTime(CIVIL_ZONE).toInstant()
    const { rows } = await sql<Row>`
      select p.id, b.school_id, p.starts_at, p.ends_at, p.delivered_minutes, b.price_pence, b.price_per
      from booking_period p join booking b on b.id = p.booking_id
      where p.resource_id = ${sourceId} and b.state in ('confirmed', 'delivered', 'settled')
        and (b.settle_by = 'money'
          or exists (select from settled_otherwise o where o.booking_id = b.id and o.settle_by = 'money'))
        and p.during && tstzrange(${from}, ${until}) and p.starts_at >= ${from} and p.ends_at <= ${now}
      order by p.starts_at, p.id`.execute(tx)
    return rows.map((row) => {
      const { id, schoolId, startsAt, endsAt, deliveredMinutes } = row
      const bookedMinutes = Math.round((endsAt.epochMilliseconds - startsAt.epochMilliseconds) / 60_000)
      return {
        ...{ sourceKey: `${KEY}${id}`, schoolId, workedOn: civilDateOf(startsAt) },
        what: `${clock(startsAt)} to ${clock(endsAt)}`,
        ...{ bookedMinutes, minutes: deliveredMinutes ?? bookedMinutes, price: priceOf(row) },
      }
    })
  },

  async recharged(tx, actor, sourceKeys) {
    const periodIds = sourceKeys.map((key) => key.slice(KEY.length))
    const { rows } = await sql<{ id: string }>`
      select distinct b.id from booking_period p join booking b on b.id = p.booking_id
      where p.id = any (${periodIds}::uuid[]) and b.state = 'delivered' and not exists (
        select from booking_period open where open.booking_id = b.id and not exists (
          select from timesheet_line l join recharge_line r on r.line_id = l.id
          where l.source_key = ${KEY} || open.id))
      order by b.id`.execute(tx)
    for (const { id } of rows) await settleBooking(tx, actor, id)
  },
}

const clock = (at: Temporal.Instant) => formatTime(at.toZonedDateTimeISO(CIVIL_ZONE))
