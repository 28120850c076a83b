import { sql } from "kysely"
import { formatMoment } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"
import { poolCandidates } from "#app/features/purchasing/pools/pool-candidates.server.ts"
import type { CalendarEntry } from "#app/features/staffing/calendar/calendar-entry.ts"
import type { Tx } from "#db/client.ts"

const STATES: readonly PoolState[] = ["open", "closed", "ordered", "delivered", "invoiced", "cancelled"]

/** More deadlines than anybody's calendar has use for. */
const MOST_POOLS = 300

/** A deadline stands in a calendar as the half-hour before it, because many calendars show nothing that has no length. */
const SHOWN_MINUTES = 30

type Row = {
  id: string
  title: string
  state: PoolState
  closesAt: Temporal.Instant
  lead: string
  changedAt: Temporal.Instant
}

/**
 * The closings of pools within a period: those of the actor's groups (or of one of them), those that their school
 * leads, and those that it has joined.
 */
export async function poolEntries(
  tx: Tx,
  actor: Actor,
  { start, end }: Period<Temporal.Instant>,
  groupId?: string,
): Promise<CalendarEntry[]> {
  const found = poolCandidates(
    actor,
    { states: STATES, order: "soonest-first", groupId },
    {
      from: { closesAt: start.toString(), id: "00000000-0000-0000-0000-000000000000" },
      isAscending: true,
      limit: MOST_POOLS,
    },
  )
  const { rows } = await sql<Row>`
    with found as materialized (
      select distinct id, closes_at from (${found}) each where closes_at < ${end.toString()}::timestamptz
      order by closes_at, id limit ${sql.lit(MOST_POOLS)}
    )
    select p.id, p.title, p.state, p.closes_at, s.name as lead,
      coalesce((select max(t.happened_at) from pool_transition t where t.pool_id = p.id), p.created_at) as changed_at
    from found join lateral (select * from pool where pool.id = found.id offset 0) p on true
    join school s on s.id = p.lead_school_id
    order by found.closes_at, found.id`.execute(tx)
  return rows.map(entryOf)
}

const entryOf = ({ id, title, state, closesAt, lead, changedAt }: Row): CalendarEntry => ({
  uid: `pool-${id}@kith`,
  kind: "pool-closing",
  title: `Pool closes: ${title}`,
  note: `${lead} leads it. Answers count until ${formatMoment(closesAt)}.`,
  time: {
    kind: "moments",
    during: { start: closesAt.subtract({ minutes: SHOWN_MINUTES }), end: closesAt },
  },
  path: `/pools/${id}`,
  standing: state === "cancelled" ? "cancelled" : "firm",
  changedAt,
})
