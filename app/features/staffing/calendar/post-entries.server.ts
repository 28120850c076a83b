import { sql } from "kysely"
import { type Period, period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import { readOpenDays } from "#app/features/staffing/week/open-days.server.ts"
import { type PlannedVisit, plannedVisits } from "#app/features/staffing/week/planned-visits.ts"
import { type StoredWeek, schoolsOf } from "#app/features/staffing/week/stored-week.ts"
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

const columns = sql`p.id, p.title, e.name as employer, e.id as employer_id, p.starts_on, p.ends_on,
  (select max(w.made_at) from post_week w where w.post_id = p.id) as made_at`

const runsWithin = ({
  start,
  end,
}: Period<Temporal.PlainDate>) => sql`p.state in ('formed', 'running', 'ended')
  and p.starts_on < ${end.toString()}::date and p.ends_on >= ${start.toString()}::date
  and exists (select from post_week w where w.post_id = p.id)`

/** The days that a school has of shared posts within a period, as their weeks give them; not when the school is shut. */
export async function postEntries(
  tx: Tx,
  schoolId: string,
  during: Period<Temporal.PlainDate>,
): Promise<CalendarEntry[]> {
  const { rows } = await sql<Row>`
    select ${columns} from day_share s join shared_post p on p.id = s.post_id
    join school e on e.id = p.employer_school_id
    where s.school_id = ${schoolId}::uuid and s.half_days > 0 and ${runsWithin(during)}
    order by p.title, p.id`.execute(tx)
  const entries: CalendarEntry[] = []
  for (const post of rows) {
    const visits = await visitsOf(tx, post, during, () => [schoolId])
    for (const visit of visits) if (visit.schoolId === schoolId) entries.push(entryOf(post, visit, ""))
  }
  return entries
}

/** A day of a post, and who fills it: a resource, or nobody yet. */
export type HeldDay = { resourceId: string | null; day: Temporal.PlainDate }

/** The days of all schools that share the posts of a group within a period. */
export async function groupPostEntries(
  tx: Tx,
  groupId: string,
  during: Period<Temporal.PlainDate>,
): Promise<{ entries: CalendarEntry[]; held: HeldDay[] }> {
  const { rows } = await sql<Row & { resourceId: string | null }>`
    select ${columns}, (select h.resource_id from post_holder h where h.post_id = p.id) as resource_id
    from shared_post_group g join shared_post p on p.id = g.post_id join school e on e.id = p.employer_school_id
    where g.group_id = ${groupId}::uuid and ${runsWithin(during)} order by p.title, p.id`.execute(tx)
  const entries: CalendarEntry[] = []
  const held: HeldDay[] = []
  for (const { resourceId, ...post } of rows)
    for (const visit of await visitsOf(tx, post, during, schoolsOf)) {
      held.push({ resourceId, day: visit.day })
      entries.push(entryOf(post, visit, visit.schoolName))
    }
  return { entries, held }
}

type Visit = PlannedVisit & { schoolName: string }

async function visitsOf(
  tx: Tx,
  post: Row,
  { start, end }: Period<Temporal.PlainDate>,
  schoolIds: (weeks: readonly StoredWeek[]) => string[],
): Promise<Visit[]> {
  const span = { from: later(post.startsOn, start), to: earlier(post.endsOn, end.subtract({ days: 1 })) }
  const weeks = await readWeeks(tx, post.id)
  const open = await readOpenDays(tx, post, schoolIds(weeks), span.from)
  const nameOf = (id: string) => open.schools.find(({ school }) => school.id === id)?.school.name ?? ""
  return plannedVisits(weeks, span, open).held.map((visit) => ({
    ...visit,
    schoolName: nameOf(visit.schoolId),
  }))
}

/** `at`: the name of the school, where the calendar is not its own. */
const entryOf = (post: Row, { day, half, schoolId }: Visit, at: string): CalendarEntry => ({
  uid: `post-${post.id}-${day}${half ? `-${half}` : ""}${at ? `-${schoolId}` : ""}@kith`,
  kind: "booking",
  title: `${post.title}${at ? ` at ${at}` : ""}${half ? halfNames[half] : ""}`,
  note: `A day of the shared post that ${post.employer} employs.`,
  time: { kind: "days", during: period(day, day.add({ days: 1 })) },
  path: `/posts/${post.id}/week`,
  standing: "firm",
  changedAt: post.madeAt,
})
