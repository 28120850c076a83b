import { sql } from "kysely"
import { isId, readCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import type { Tx } from "#db/client.ts"

export type ListedTimesheet = {
  id: string
  month: Temporal.PlainDate
  title: string
  supplierName: string
  isSupplier: boolean
  lines: number
  waiting: number
  disputed: number
}

const PAGE_SIZE = 25

/** The timesheets that the acting school sent or had time on, the latest month first. */
export async function listTimesheets(
  tx: Tx,
  schoolId: string,
  cursor: string | null,
): Promise<{ timesheets: ListedTimesheet[]; older: string | null }> {
  const from = cursorOf(cursor)
  const beyond = (alias: "t" | "l") =>
    from
      ? sql`(${sql.ref(`${alias}.month`)}, ${sql.ref(alias === "t" ? "t.id" : "l.timesheet_id")}) < (${from.month}::date, ${from.id}::uuid)`
      : sql`true`
  const most = PAGE_SIZE + 1
  const { rows } = await sql<ListedTimesheet>`
    with chosen as (
      (select t.id, t.month from timesheet t where t.supplier_school_id = ${schoolId} and ${beyond("t")}
        order by t.month desc, t.id desc limit ${most})
      union
      (select distinct l.timesheet_id, l.month from timesheet_line l where l.school_id = ${schoolId} and ${beyond("l")}
        order by l.month desc, l.timesheet_id desc limit ${most})
    )
    select t.id, t.month, a.title, (select name from school where id = t.supplier_school_id) as supplier_name,
      t.supplier_school_id = ${schoolId} as is_supplier, stands.*
    from (select id from chosen order by month desc, id desc limit ${most}) c
    join timesheet t on t.id = c.id join arrangement a on a.id = t.arrangement_id
    cross join lateral (
      select count(*)::int as lines,
        count(*) filter (where receiver.minutes is null and l.school_id <> t.supplier_school_id)::int as waiting,
        count(*) filter (where receiver.minutes <> supplier.minutes)::int as disputed
      from timesheet_line l
      left join lateral (select w.minutes from line_word w where w.line_id = l.id and w.side = 'supplier'
        order by w.said_at desc limit 1) supplier on true
      left join lateral (select w.minutes from line_word w where w.line_id = l.id and w.side = 'receiver'
        order by w.said_at desc limit 1) receiver on true
      where l.timesheet_id = t.id) stands
    order by t.month desc, t.id desc`.execute(tx)
  const { page, next } = onePage(rows, PAGE_SIZE, ({ month, id }) => writeCursor(month.toString(), id))
  return { timesheets: page, older: next }
}

const cursorOf = (text: string | null) => {
  const [month = "", id] = readCursor(text, 2) ?? []
  const read = parseDate(month)
  return read.ok && isId(id) ? { month: read.value, id } : null
}
