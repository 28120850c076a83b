import { type RawBuilder, sql } from "kysely"
import type { PricePer } from "#app/features/staffing/recharges/month-cost.ts"
import type { LineWord } from "#app/features/staffing/time/line-standing.ts"
import type { Timesheet, TimesheetLine } from "#app/features/staffing/time/timesheet.ts"
import type { Tx } from "#db/client.ts"

type WordJson = Omit<LineWord, "saidAt"> & { saidAt: string }
type LineJson = Omit<TimesheetLine, "workedOn" | "words" | "price"> & {
  workedOn: string
  words: WordJson[]
  pricePence: string | null
  pricePer: PricePer | null
}
type Row = Omit<Timesheet, "lines"> & { lines: LineJson[] }

const timesheetsWhere = (condition: RawBuilder<unknown>) => sql<Row>`
  select t.id, t.arrangement_id, a.title, a.day_minutes, t.month, t.sent_at,
    json_build_object('id', t.supplier_school_id, 'name',
      (select name from school where id = t.supplier_school_id)) as supplier,
    coalesce((
      select json_agg(json_build_object('id', l.id, 'workedOn', l.worked_on, 'what', l.what,
        'bookedMinutes', l.booked_minutes, 'pricePence', l.price_pence::text, 'pricePer', l.price_per,
        'school', json_build_object('id', l.school_id, 'name', (select name from school where id = l.school_id)),
        'isRecharged', exists (select from recharge_line r where r.line_id = l.id),
        'words', (select json_agg(json_build_object('side', w.side, 'minutes', w.minutes, 'note', w.note,
          'personName', w.person_name, 'saidAt', w.said_at) order by w.said_at desc, w.id desc)
          from line_word w where w.line_id = l.id)) order by l.worked_on, l.id)
      from timesheet_line l where l.timesheet_id = t.id), '[]') as lines
  from timesheet t join arrangement a on a.id = t.arrangement_id
  where ${condition} order by t.month, t.id`

/** A month's timesheet with what both sides have said; null when there is none to be seen. */
export async function readTimesheet(tx: Tx, timesheetId: string): Promise<Timesheet | null> {
  const { rows } = await timesheetsWhere(sql`t.id = ${timesheetId}`).execute(tx)
  return rows[0] ? timesheetFrom(rows[0]) : null
}

/** An arrangement's timesheets up to a month, the earliest first. */
export async function readTimesheetsUpTo(
  tx: Tx,
  arrangementId: string,
  month: Temporal.PlainDate,
): Promise<Timesheet[]> {
  const { rows } = await timesheetsWhere(
    sql`t.arrangement_id = ${arrangementId} and t.month <= ${month}::date`,
  ).execute(tx)
  return rows.map(timesheetFrom)
}

const timesheetFrom = (row: Row): Timesheet => ({
  ...row,
  lines: row.lines.map(({ pricePence, pricePer, ...line }) => ({
    ...line,
    workedOn: Temporal.PlainDate.from(line.workedOn),
    price: pricePence !== null && pricePer !== null ? { pricePence: BigInt(pricePence), pricePer } : null,
    words: (line.words ?? []).map((word) => ({ ...word, saidAt: Temporal.Instant.from(word.saidAt) })),
  })),
})

/** Whoever says something about an arrangement's time, or recharges it, does so one after the other. */
export const holdTime = (tx: Tx, arrangementId: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`time ${arrangementId}`}, 0))`.execute(tx)

/** The id of a month's timesheet; null before it is sent. */
export async function timesheetOf(
  tx: Tx,
  arrangementId: string,
  month: Temporal.PlainDate,
): Promise<string | null> {
  const found = await tx
    .selectFrom("timesheet")
    .select("id")
    .where("arrangementId", "=", arrangementId)
    .where("month", "=", month)
    .executeTakeFirst()
  return found?.id ?? null
}

export async function schoolNames(tx: Tx, schoolIds: readonly string[]): Promise<Map<string, string>> {
  if (schoolIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom("school")
    .select(["id", "name"])
    .where("id", "in", [...new Set(schoolIds)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
