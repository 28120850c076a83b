import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"
import { lastDayOf } from "#app/features/staffing/time/month.ts"
import type { Tx } from "#db/client.ts"

type Row = { schoolId: string; day: Temporal.PlainDate; halves: number; dayPence: bigint | null }

/**
 * The days of a shared post as its week gives them to schools: on every weekday that has passed, by the week that held
 * that day, and not when the school was closed or had no term. Holidays that nobody has entered are the employer's to
 * take out.
 */
const daysOf = (tx: Tx, postId: string, first: Temporal.PlainDate, last: Temporal.PlainDate) =>
  sql<Row>`
    with post as (
      select p.id, p.starts_on, p.ends_on, c.day_pence from shared_post p join post_clearing c on c.post_id = p.id
      where p.id = ${postId} and p.state in ('running', 'ended')
    ), days as (
      select d::date as day, post.day_pence,
        (select w.id from post_week w where w.post_id = post.id and w.valid_from <= d::date
          order by w.valid_from desc limit 1) as week_id
      from post, generate_series(greatest(${first}::date, post.starts_on), least(${last}::date, post.ends_on), '1 day') d
      where extract(isodow from d) <= 5
    ), visits as (
      select d.day, d.day_pence, v.school_id, count(*)::int as halves
      from days d join post_visit v on v.week_id = d.week_id and v.weekday = extract(isodow from d.day)
      group by d.day, d.day_pence, v.school_id
      union all
      select d.day, d.day_pence, t.school_id, 2 from days d join post_turn t on t.week_id = d.week_id and t.day = d.day
    )
    select v.school_id, v.day, v.halves, v.day_pence from visits v
    where not exists (select from school_closure c where c.school_id = v.school_id and c.during @> v.day)
      and (not exists (select from school_term t where t.school_id = v.school_id
          and t.last_day >= v.day - 120 and t.first_day <= v.day + 120)
        or exists (select from school_term t where t.school_id = v.school_id and v.day between t.first_day and t.last_day))
    order by v.day, v.school_id`.execute(tx)

/** The week of a shared post, at the price a day that its schools agreed to when they committed their days. */
export const timeOfPosts: DeliveredSource = {
  key: "post",

  async offered(tx, schoolId) {
    const { rows } = await sql<{ sourceId: string; title: string }>`
      select id as source_id, title || ' (shared post)' as title from shared_post p
      where employer_school_id = ${schoolId} and state in ('formed', 'running', 'ended')
        and not exists (select from arrangement a where a.source = 'post' and a.source_id = p.id)
      order by title, id`.execute(tx)
    return rows
  },

  async priceOf(tx, sourceId) {
    const { rows } = await sql<{ dayPence: bigint | null }>`
      select day_pence from post_clearing where post_id = ${sourceId}`.execute(tx)
    const dayPence = rows[0]?.dayPence ?? null
    return dayPence === null ? null : { pricePence: dayPence, pricePer: "day" }
  },

  async delivered(tx, { sourceId, month, now, dayMinutes }) {
    const yesterday = civilDateOf(now).subtract({ days: 1 })
    const end = lastDayOf(month)
    const last = Temporal.PlainDate.compare(end, yesterday) < 0 ? end : yesterday
    const { rows } = await daysOf(tx, sourceId, month, last)
    return rows.map(({ schoolId, day, halves, dayPence }) => {
      const minutes = Math.round((dayMinutes * halves) / 2)
      return {
        ...{ sourceKey: `post:${sourceId}:${schoolId}:${day}`, schoolId, workedOn: day },
        what: halves === 2 ? "A day of the week agreed on" : "Half a day of the week agreed on",
        ...{ bookedMinutes: minutes, minutes },
        price: dayPence === null ? null : { pricePence: dayPence, pricePer: "day" },
      }
    })
  },
  // A post runs on by its dates, whatever has been recharged of it.
  async recharged() {},
}
