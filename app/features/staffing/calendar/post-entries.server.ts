import { sql } from "kysely"
import { type Period, period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { readWeeks } from "#app/features/staffing/week/week-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  id: string
  title: string
  employer: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  employerId: string
  madeAt: Temporal.Instant
}

const earlier = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) < 0 ? a : b
const later = (a: Temporal.PlainDate, b: Temporal.PlainDate) => (Temporal.PlainDate.compare(a, b) > 0 ? a : b)

const halfNames = { am: ", morning", pm: ", afternoon" }

/** The days that a school has of shared posts within a period, as their weeks give them; not when the school is shut. */
export async function postEntries(
  tx: Tx,
  schoolId: string,
  { start, end }: Period<Temporal.PlainDate>,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<Row>`
    select p.id, p.title, e.name as employer, e.id as employer_id, p.starts_on, p.ends_on,
      (select max(w.made_at) from post_week w where w.post_id = p.id) as made_at
    from day_share s join shared_post p on p.id = s.post_id join school e on e.id = p.employer_school_id
    where s.school_id = ${schoolId}::uuid and s.half_days > 0 and p.state in ('formed', 'running', 'ended')
      and p.starts_on < ${end.toString()}::date and p.ends_on >= ${start.toString()}::date
      and exists (select from post_week w where w.post_id = p.id)
    order by p.title, p.id`.execute(tx)
  const entries: CalendarEntry[] = []
  for (const post of rows) {
    const span = { from: later(post.startsOn, start), to: earlier(post.endsOn, end.subtract({ days: 1 })) }
    const open = await readOpenDays(tx, post, [schoolId], span.from)
    for (const { day, half, ...visit } of plannedVisits(await readWeeks(tx, post.id), span, open).held)
      if (visit.schoolId === schoolId)
        entries.push({
          uid: `post-${post.id}-${day}${half ? `-${half}` : ""}@kith`,
          kind: "booking",
          title: `${post.title}${half ? halfNames[half] : ""}`,
          note: `A day of the shared post that ${post.employer} employs.`,
          time: { kind: "days", during: period(day, day.add({ days: 1 })) },
          path: `/posts/${post.id}/week`,
          standing: "firm",
          changedAt: post.madeAt,
        })
  }
  return entries
}
