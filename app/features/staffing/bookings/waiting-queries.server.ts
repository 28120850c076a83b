import { type RawBuilder, sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { Waiting, WaitingState } from "#app/features/staffing/bookings/waiting.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  id: string
  state: WaitingState
  seriesId: string | null
  resourceId: string
  title: string
  schoolId: string
  schoolName: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  askedAt: Temporal.Instant
  holdUntil: Temporal.Instant | null
  travelMinutes: number
  before: number | null
}

const rowsWhere = (
  where: RawBuilder<unknown>,
  before = sql`waiting_before(w.id)`,
): RawBuilder<Row> => sql<Row>`
  select w.id, w.state, w.series_id, w.resource_id, r.title, w.school_id, s.name as school_name, lower(w.during) as starts_at,
    upper(w.during) as ends_at, w.asked_at, w.hold_until, w.travel_minutes, ${before} as before
  from waiting w join resource r on r.id = w.resource_id join school s on s.id = w.school_id where ${where}`

const waitingOf = (row: Row): Waiting => ({
  ...{
    id: row.id,
    state: row.state,
    seriesId: row.seriesId,
    askedAt: row.askedAt,
    holdUntil: row.holdUntil,
    travelMinutes: row.travelMinutes,
    before: row.before ?? 0,
  },
  resource: { id: row.resourceId, name: row.title },
  school: { id: row.schoolId, name: row.schoolName },
  period: { start: row.startsAt, end: row.endsAt },
})

/** One school's waiting, for itself or for the owner; null when there is none such. */
export async function readWaiting(tx: Tx, id: string): Promise<Waiting | null> {
  if (!isId(id)) return null
  const { rows } = await rowsWhere(sql`w.id = ${id}::uuid`).execute(tx)
  return rows[0] ? waitingOf(rows[0]) : null
}

/** The same for the worker, who asks for nobody's place in the queue. */
export async function readWaitingForLetters(tx: Tx, id: string): Promise<Waiting | null> {
  const { rows } = await rowsWhere(sql`w.id = ${id}::uuid`, sql`null::integer`).execute(tx)
  return rows[0] ? waitingOf(rows[0]) : null
}

const MOST = 50

export type WaitingInList = Waiting & {
  /** How many more days of its series wait, all later than this one. */
  alike: number
}

/**
 * What a school waits for, and what is held for it, the soonest first; of the days of a series that wait the first
 * stands for all.
 */
export async function waitingOfSchool(tx: Tx, schoolId: string): Promise<WaitingInList[]> {
  const { rows } = await sql<Row & { alike: number }>`
    with own as (
      select *, case when state = 'waiting' then coalesce(series_id, id) else id end as shown_with from waiting
      where school_id = ${schoolId}::uuid and state in ('waiting', 'held')
    ), shown as (
      select distinct on (shown_with) id, (count(*) over (partition by shown_with) - 1)::int as alike from own
      order by shown_with, lower(during), id
    )
    select w.*, shown.alike from shown cross join lateral (${rowsWhere(sql`w.id = shown.id`)}) w
    order by w.state = 'waiting', w.starts_at, w.id limit ${MOST}`.execute(tx)
  return rows.map((row) => ({ ...waitingOf(row), alike: row.alike }))
}

/** The days of a series that a school waits for, or that are held for it, in order. */
export async function waitingOfSeries(tx: Tx, schoolId: string, seriesId: string): Promise<Waiting[]> {
  const { rows } = await rowsWhere(sql`w.series_id = ${seriesId}::uuid and w.school_id = ${schoolId}::uuid
    and w.state in ('waiting', 'held') order by lower(w.during), w.id`).execute(tx)
  return rows.map(waitingOf)
}
