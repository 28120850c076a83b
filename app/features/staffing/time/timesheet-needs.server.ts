import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import { handlesMoney } from "#app/features/auth/actor.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  timesheetId: string
  title: string
  month: Temporal.PlainDate
  otherName: string
  waiting: number
  disputed: number
}

/** What is older has been settled some other way. */
const MONTHS_BACK = 12
const MOST = 10

/** Time that waits for the acting school's word: to be confirmed, or disputed with the other side's word the last. */
export async function timesheetNeeds(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<Need[]> {
  if (actor.school === null || !handlesMoney(actor)) return []
  const schoolId = actor.school.id
  const since = today.subtract({ months: MONTHS_BACK }).with({ day: 1 })
  const { rows } = await sql<Row>`
    select t.id as timesheet_id, a.title, t.month,
      case when t.supplier_school_id = ${schoolId} then 'the other school'
        else (select name from school where id = t.supplier_school_id) end as other_name,
      count(*) filter (where receiver.minutes is null)::int as waiting,
      count(*) filter (where receiver.minutes is not null)::int as disputed
    from (
      select * from timesheet_line where school_id = ${schoolId} and month >= ${since}::date
        and supplier_school_id <> ${schoolId}
      union all
      select * from timesheet_line where school_id <> ${schoolId} and timesheet_id in (
        select id from timesheet where supplier_school_id = ${schoolId} and month >= ${since}::date)
    ) l
    join timesheet t on t.id = l.timesheet_id join arrangement a on a.id = t.arrangement_id
    join lateral (select w.minutes, w.said_at from line_word w where w.line_id = l.id and w.side = 'supplier'
      order by w.said_at desc limit 1) supplier on true
    left join lateral (select w.minutes, w.said_at from line_word w where w.line_id = l.id and w.side = 'receiver'
      order by w.said_at desc limit 1) receiver on true
    where case when l.school_id = ${schoolId}
        then receiver.minutes is null or (receiver.minutes <> supplier.minutes and supplier.said_at > receiver.said_at)
        else receiver.minutes <> supplier.minutes and receiver.said_at > supplier.said_at end
      and not exists (select from recharge_line r where r.line_id = l.id)
    group by t.id, a.title, t.month order by t.month, t.id limit ${MOST}`.execute(tx)
  return rows.map(needOf)
}

const needOf = ({ timesheetId, title, month, otherName, waiting, disputed }: Row): Need => ({
  key: `timesheet-${timesheetId}`,
  title: `${waiting > 0 ? "Confirm" : "Settle"}: ${title}, ${monthName(month)}`,
  detail: [
    waiting > 0 && `${lines(waiting)} from ${otherName} ${waiting === 1 ? "waits" : "wait"} for your word.`,
    disputed > 0 &&
      `${lines(disputed)} ${disputed === 1 ? "is" : "are"} disputed, and the last word was not yours.`,
  ]
    .filter(Boolean)
    .join(" "),
  href: `/timesheets/${timesheetId}`,
  by: null,
  weight: "duty",
})

const lines = (count: number) => (count === 1 ? "One line" : `${count} lines`)
