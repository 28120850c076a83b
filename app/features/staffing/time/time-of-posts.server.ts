import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"
import { lastDayOf } from "#app/features/staffing/time/month.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { schoolsOf } from "#app/features/staffing/week/stored-week.ts"
import { readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  employerId: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  dayPence: bigint | null
}

type Visit = { schoolId: string; day: Temporal.PlainDate; halves: number }

const earliest = (...days: Temporal.PlainDate[]) => days.toSorted(Temporal.PlainDate.compare)[0]!

/**
 * The days of a shared post as its weeks give them to schools, each by the week that held it, between two days and
 * within the post; not when the school or the employer was shut.
 */
async function visitsOf(
  tx: Tx,
  postId: string,
  span: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): Promise<{ visits: Visit[]; dayPence: bigint | null }> {
  const { rows } = await sql<Row>`
    select p.employer_school_id as employer_id, p.starts_on, p.ends_on, c.day_pence
    from shared_post p join post_clearing c on c.post_id = p.id
    where p.id = ${postId} and p.state in ('running', 'ended')`.execute(tx)
  const post = rows[0]
  if (!post) return { visits: [], dayPence: null }
  const weeks = await readWeeks(tx, postId)
  const open = await readOpenDays(tx, post.employerId, schoolsOf(weeks), span.from)
  const from = Temporal.PlainDate.compare(span.from, post.startsOn) > 0 ? span.from : post.startsOn
  const { held } = plannedVisits(weeks, { from, to: earliest(span.to, post.endsOn) }, open)
  const visits = new Map<string, Visit>()
  for (const { day, schoolId, half } of held) {
    const key = `${day} ${schoolId}`
    const halves = (visits.get(key)?.halves ?? 0) + (half === null ? 2 : 1)
    visits.set(key, { schoolId, day, halves })
  }
  return { visits: [...visits.values()], dayPence: post.dayPence }
}

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
    const { visits, dayPence } = await visitsOf(tx, sourceId, {
      from: month,
      to: earliest(lastDayOf(month), yesterday),
    })
    return visits.map(({ schoolId, day, halves }) => {
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
