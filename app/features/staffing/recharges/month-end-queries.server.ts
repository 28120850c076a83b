import { sql } from "kysely"
import type { MonthEndStep } from "#app/features/staffing/recharges/month-end-view.ts"
import type { Tx } from "#db/client.ts"

export type MonthEnd = {
  id: string
  month: Temporal.PlainDate
  personName: string
  startedAt: Temporal.Instant
  steps: MonthEndStep[]
}

/** A group's month-end with what it has come to for each arrangement; null where it has not been run. */
export async function readMonthEnd(
  tx: Tx,
  groupId: string,
  month: Temporal.PlainDate,
): Promise<MonthEnd | null> {
  const { rows } = await sql<MonthEnd>`
    select m.id, m.month, m.person_name, m.started_at, coalesce((
      select json_agg(json_build_object('arrangementId', a.id, 'title', a.title, 'schoolId', a.school_id,
        'schoolName', (select name from school where id = a.school_id), 'state', s.state, 'sentence', s.sentence,
        'invoices', s.invoices) order by a.title, a.id)
      from month_end_step s join arrangement a on a.id = s.arrangement_id where s.month_end_id = m.id), '[]') as steps
    from month_end m where m.group_id = ${groupId} and m.month = ${month}::date`.execute(tx)
  return rows[0] ?? null
}

export type ListedMonthEnd = { month: Temporal.PlainDate; done: number; steps: number }

/** A group's month-ends of the last two years, the latest first. */
export async function listMonthEnds(tx: Tx, groupId: string): Promise<ListedMonthEnd[]> {
  const { rows } = await sql<ListedMonthEnd>`
    select m.month, count(*) filter (where s.state = 'recharged')::int as done, count(s.*)::int as steps
    from month_end m left join month_end_step s on s.month_end_id = m.id
    where m.group_id = ${groupId} group by m.month order by m.month desc limit 24`.execute(tx)
  return rows
}
