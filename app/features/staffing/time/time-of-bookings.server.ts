import { sql } from "kysely"
import { CIVIL_ZONE, civilDateOf, formatTime } from "#app/core/civil-time.ts"
import { settleAsAgreed } from "#app/features/staffing/bookings/deliver-booking.server.ts"
import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import { monthOfTermlyPrice, type TermDays } from "#app/features/staffing/recharges/termly-price.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"
import type { Tx } from "#db/client.ts"

const KEY = "booking-period:"

type Priced = { pricePence: bigint | null; pricePer: TimePrice["pricePer"] | "term" | null }

type Row = Priced & {
  id: string
  schoolId: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  deliveredMinutes: number | null
}

/** A price for a whole term is charged by the month. */
const priceIn = (
  month: Temporal.PlainDate,
  terms: readonly TermDays[],
  { pricePence, pricePer }: Priced,
): TimePrice | null => {
  if (pricePence === null || pricePer === null) return null
  if (pricePer !== "term") return { pricePence, pricePer }
  return { pricePence: monthOfTermlyPrice(pricePence, month, terms), pricePer: "month" }
}

/** Terms that touch it or come shortly before or after, of the school that owns the person or thing. */
async function ownersTerms(tx: Tx, resourceId: string, month: Temporal.PlainDate): Promise<TermDays[]> {
  const { rows } = await sql<TermDays>`
    select first_day, last_day from school_term
    where school_id = (select school_id from resource where id = ${resourceId})
      and last_day > ${month.subtract({ months: 6 })}::date and first_day < ${month.add({ months: 6 })}::date
    order by first_day`.execute(tx)
  return rows
}

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

  async priceOf(tx, sourceId, month) {
    const { rows } = await sql<Priced>`
      select price_pence, price_per from resource where id = ${sourceId}`.execute(tx)
    return rows[0] ? priceIn(month, await ownersTerms(tx, sourceId, month), rows[0]) : null
  },

  async delivered(tx, { sourceId, month, now }) {
    const from = month.toZonedDateTime(CIVIL_ZONE).toInstant()
    const until = month.add({ months: 1 }).toZonedDateTime(CIVIL_ZONE).toInstant()
    const { rows } = await sql<Row>`
      select p.id, b.school_id, p.starts_at, p.ends_at, p.delivered_minutes, b.price_pence, b.price_per
      from booking_period p join booking b on b.id = p.booking_id
      where p.resource_id = ${sourceId} and b.state in ('confirmed', 'delivered', 'settled')
        and 'money' in (b.settle_by, (select o.settle_by from settled_otherwise o where o.booking_id = b.id))
        and p.during && tstzrange(${from}, ${until}) and p.starts_at >= ${from} and p.ends_at <= ${now}
      order by p.starts_at, p.id`.execute(tx)
    const terms = rows.some(({ pricePer }) => pricePer === "term")
      ? await ownersTerms(tx, sourceId, month)
      : []
    return rows.map((row) => {
      const { id, schoolId, startsAt, endsAt, deliveredMinutes } = row
      const bookedMinutes = Math.round((endsAt.epochMilliseconds - startsAt.epochMilliseconds) / 60_000)
      return {
        ...{ sourceKey: `${KEY}${id}`, schoolId, workedOn: civilDateOf(startsAt) },
        what: `${clock(startsAt)} to ${clock(endsAt)}`,
        ...{ bookedMinutes, minutes: deliveredMinutes ?? bookedMinutes, price: priceIn(month, terms, row) },
      }
    })
  },

  async recharged(tx, actor, sourceKeys) {
    const periodIds = sourceKeys.map((key) => key.slice(KEY.length))
    const { rows } = await sql<{ id: string; minutes: Record<string, number> }>`
      select b.id, jsonb_object_agg(p.id, r.minutes) as minutes
      from booking b join booking_period p on p.booking_id = b.id
      left join timesheet_line l on l.source_key = ${KEY} || p.id
      left join recharge_line r on r.line_id = l.id
      where b.id in (select booking_id from booking_period where id = any (${periodIds}::uuid[]))
        and b.state in ('confirmed', 'delivered')
      group by b.id having count(*) = count(r.line_id) order by b.id`.execute(tx)
    for (const { id, minutes } of rows) await settleAsAgreed(tx, actor, id, minutes)
  },
}

const clock = (at: Temporal.Instant) => formatTime(at.toZonedDateTimeISO(CIVIL_ZONE))
