import { type RawBuilder, sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import type { Waiting, WaitingState } from "#app/features/staffing/bookings/waiting.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  id: string
  state: WaitingState
  resourceId: string
  title: string
  schoolId: string
  schoolName: string
  startsAt: Temporal.Instant
  endsAt: Temporal.Instant
  askedAt: Temporal.Instant
  holdUntil: Temporal.Instant | null
  before: number | null
}

const rowsWhere = (where: RawBuilder<unknown>, before = sql`waiting_before(w.id)`) => sql<Row>`
  select w.id, w.state, w.resource_id, r.title, w.school_id, s.name as school_name, lower(w.during) as starts_at,
    upper(w.during) as ends_at, w.asked_at, w.hold_until, ${before} as before
  from waiting w join resource r on r.id = w.resource_id join school s on s.id = w.school_id where ${where}`

const waitingOf = (row: Row): Waiting => ({
  ...{
    id: row.id,
    state: row.state,
    askedAt: row.askedAt,
    holdUntil: row.holdUntil,
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

/** What a school waits for, and what is held for it, in the order it asked. */
export async function waitingOfSchool(tx: Tx, schoolId: string): Promise<Waiting[]> {
  const { rows } = await rowsWhere(
    sql`w.school_id = ${schoolId}::uuid and w.state in ('waiting', 'held') order by w.asked_at, w.id limit ${MOST}`,
  ).execute(tx)
  return rows.map(waitingOf)
}
