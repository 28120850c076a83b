import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { paidOn, priceOn } from "#app/features/staffing/posts/pay-award.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"
import { lastDayOf } from "#app/features/staffing/time/month.ts"
import { keyOfVisit } from "#app/features/staffing/time/visit-key.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { schoolsOf } from "#app/features/staffing/week/stored-week.ts"
import { readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Row = { employerId: string; startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }

type Visit = { schoolId: string; day: Temporal.PlainDate; halves: number }

const earliest = (...days: Temporal.PlainDate[]) => days.toSorted(Temporal.PlainDate.compare)[0]!

/**
 * The days of a shared post as its weeks give them to schools, each by the week that held it, between two days and
 * within the post; not when the school or the employer was shut, nor what has been called off. Of a post that was
 * cancelled they are those up to that day.
 */
async function visitsOf(
  tx: Tx,
  postId: string,
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<Visit[]> {
  const { rows } = await sql<Row>`
    select p.employer_school_id as employer_id, p.starts_on, case p.state when 'cancelled' then least(p.ends_on,
      (select (max(t.at) at time zone 'Europe/London')::date from post_step t
        where t.post_id = p.id and t.to_state = 'cancelled')) else p.ends_on end as ends_on
    from shared_post p
    where p.id = ${postId} and p.state in ('running', 'ended', 'cancelled')`.execute(tx)
  const post = rows[0]
  if (!post) return []
  const weeks = await readWeeks(tx, postId)
  const open = await readOpenDays(
    tx,
    { id: postId, employerId: post.employerId },
    schoolsOf(weeks),
    span.from,
  )
  const from = Temporal.PlainDate.compare(span.from, post.startsOn) > 0 ? span.from : post.startsOn
  const { held } = plannedVisits(weeks, { from, to: earliest(span.to, post.endsOn) }, open)
  const visits = new Map<string, Visit>()
  for (const { day, schoolId, half } of held) {
    const key = `${day} ${schoolId}`
    const halves = (visits.get(key)?.halves ?? 0) + (half === null ? 2 : 1)
    visits.set(key, { schoolId, day, halves })
  }
  return [...visits.values()]
}

/** The week of a shared post, at what a day comes to then: as it was formed, or as pay was awarded since, up to each school's limit. */
export const timeOfPosts: DeliveredSource = {
  key: "post",

  async offered(tx, schoolId) {
    const { rows } = await sql<{ sourceId: string; title: string }>`
      select id as source_id, title || ' (shared post)' as title from shared_post p
      where employer_school_id = ${schoolId} and state in ('formed', 'running', 'ended', 'cancelled')
        and exists (select from post_clearing c where c.post_id = p.id and c.outcome = 'formed')
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
    const span = { from: month, to: earliest(lastDayOf(month), yesterday) }
    const visits = await visitsOf(tx, sourceId, span)
    const read = visits.length === 0 ? null : await readDayPrices(tx, sourceId)
    return visits.map(({ schoolId, day, halves }) => {
      const minutes = Math.round((dayMinutes * halves) / 2)
      const limit = read?.limits.find((one) => one.schoolId === schoolId)
      return {
        ...{ sourceKey: keyOfVisit(sourceId, schoolId, day), schoolId, workedOn: day },
        what: halves === 2 ? "A day of the week agreed on" : "Half a day of the week agreed on",
        ...{ bookedMinutes: minutes, minutes },
        price: read && {
          ...{ pricePence: limit ? paidOn(read.prices, limit, day) : priceOn(read.prices, day) },
          pricePer: "day",
        },
      }
    })
  },
  // A post runs on by its dates, whatever has been recharged of it.
  async recharged() {},
}
