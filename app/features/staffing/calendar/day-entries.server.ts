import { sql } from "kysely"
import { period } from "#app/core/period.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import type { Term } from "#app/features/staffing/calendar/span.ts"
import type { Tx } from "#db/client.ts"

type Dates = { start: Temporal.PlainDate; end: Temporal.PlainDate }

type Closure = {
  id: string
  kind: "inset" | "closure"
  reason: string
  start: Temporal.PlainDate
  end: Temporal.PlainDate
  school: string
  changedAt: Temporal.Instant
}

/** What has no moment of change of its own changes when it is made, which its id tells. */
const madeAt = (id: string) => sql`coalesce(uuid_extract_timestamp(${sql.ref(id)}), '2026-01-01T00:00:00Z')`

const closures = async (tx: Tx, schoolIds: readonly string[], { start, end }: Dates) => {
  const { rows } = await sql<Closure>`
    select c.id, c.kind, c.reason, lower(c.during) as start, upper(c.during) as end, s.name as school,
      ${madeAt("c.id")} as changed_at
    from school_closure c join school s on s.id = c.school_id
    where c.school_id = any (${[...schoolIds]}::uuid[]) and c.during && daterange(${start.toString()}::date, ${end.toString()}::date)
    order by lower(c.during), c.id`.execute(tx)
  return rows
}

const closureName = ({ kind, reason }: Pick<Closure, "kind" | "reason">) => {
  const name = kind === "inset" ? "INSET day" : "School closed"
  return reason === "" ? name : `${name}: ${reason}`
}

/** The first and last days of a school's terms, and its INSET days and closures, within a period. */
export async function dayEntries(
  tx: Tx,
  school: { id: string; name: string },
  { start, end }: Dates,
): Promise<CalendarEntry[]> {
  const terms = await sql<{
    id: string
    name: string
    firstDay: Temporal.PlainDate
    lastDay: Temporal.PlainDate
    changedAt: Temporal.Instant
  }>`
    select id, name, first_day, last_day, ${madeAt("id")} as changed_at from school_term
    where school_id = ${school.id} and last_day >= ${start.toString()}::date and first_day < ${end.toString()}::date
    order by first_day`.execute(tx)
  const days = (first: Temporal.PlainDate, after = first.add({ days: 1 })) => ({
    kind: "days" as const,
    during: period(first, after),
  })
  const own = { note: `${school.name}.`, path: null, standing: "firm" as const }
  return [
    ...terms.rows.flatMap(({ id, name, firstDay, lastDay, changedAt }): CalendarEntry[] => [
      {
        ...own,
        uid: `term-${id}-starts@kith`,
        kind: "term",
        title: `${name} starts`,
        time: days(firstDay),
        changedAt,
      },
      {
        ...own,
        uid: `term-${id}-ends@kith`,
        kind: "term",
        title: `${name} ends`,
        time: days(lastDay),
        changedAt,
      },
    ]),
    ...(await closures(tx, [school.id], { start, end })).map(
      (closure): CalendarEntry => ({
        ...own,
        uid: `closure-${closure.id}@kith`,
        kind: "closure",
        title: closureName(closure),
        time: days(closure.start, closure.end),
        changedAt: closure.changedAt,
      }),
    ),
  ]
}

/** INSET days and closures of many schools: those of one kind on the same days are one entry that names the schools. */
export async function sharedDayEntries(
  tx: Tx,
  schoolIds: readonly string[],
  during: Dates,
): Promise<CalendarEntry[]> {
  const together = Map.groupBy(
    await closures(tx, schoolIds, during),
    ({ kind, start, end }) => `${kind} ${start} ${end}`,
  )
  return [...together.values()].map((same) => {
    const [first] = same as [Closure]
    const schools = same.map(({ school }) => school).sort()
    return {
      uid: `closure-${first.id}@kith`,
      kind: "closure",
      title: `${first.kind === "inset" ? "INSET day" : "Closed"}: ${schools.length > 2 ? `${schools.length} schools` : schools.join(" and ")}`,
      note: `${schools.join(", ")}.`,
      time: { kind: "days", during: period(first.start, first.end) },
      path: null,
      standing: "firm",
      changedAt: first.changedAt,
    }
  })
}

/** A school's terms, as far as they are known. */
export async function readTerms(tx: Tx, schoolId: string): Promise<Term[]> {
  const rows = await tx
    .selectFrom("schoolTerm")
    .select(["name", "firstDay", "lastDay"])
    .where("schoolId", "=", schoolId)
    .orderBy("firstDay")
    .execute()
  return rows.map(({ name, firstDay, lastDay }) => ({ name, start: firstDay, end: lastDay.add({ days: 1 }) }))
}
