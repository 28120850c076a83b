import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

export type ListedMonth = {
  month: Temporal.PlainDate
  /** On its timesheet. */
  lines: number
  /** Net; null before the month is recharged. */
  rechargedPence: bigint | null
}

const MONTHS = 24

/** The months of an arrangement that have a timesheet, and the last two up to `month`, the latest first. */
export async function listMonths(
  tx: Tx,
  arrangementId: string,
  month: Temporal.PlainDate,
): Promise<ListedMonth[]> {
  const { rows } = await sql<ListedMonth>`
    select m.month, (select count(*) from timesheet_line l where l.timesheet_id = t.id)::int as lines,
      (select coalesce(sum(l.net_pence), 0)::bigint from recharge r join recharge_line l on l.recharge_id = r.id
        where r.arrangement_id = ${arrangementId} and r.month = m.month group by r.id) as recharged_pence
    from (
      select month from timesheet where arrangement_id = ${arrangementId}
      union select ${month}::date union select ${month.subtract({ months: 1 })}::date
    ) m left join timesheet t on t.arrangement_id = ${arrangementId} and t.month = m.month
    order by m.month desc limit ${MONTHS}`.execute(tx)
  return rows
}

export type MadeRecharge = {
  id: string
  personName: string
  madeAt: Temporal.Instant
  invoices: { id: string; number: string; schoolName: string; grossPence: bigint }[]
}

/** What a month has been recharged as; null before. */
export async function readRecharge(
  tx: Tx,
  arrangementId: string,
  month: Temporal.PlainDate,
): Promise<MadeRecharge | null> {
  const { rows } = await sql<
    Omit<MadeRecharge, "invoices"> & {
      invoices: (Omit<MadeRecharge["invoices"][number], "grossPence"> & { grossPence: string })[]
    }
  >`
    select r.id, r.person_name, r.made_at, coalesce((
      select json_agg(json_build_object('id', i.id, 'number', i.number_text,
        'schoolName', i.document->'buyer'->>'schoolName', 'grossPence', i.gross_pence::text) order by i.number)
      from invoice i where i.recharge_id = r.id), '[]') as invoices
    from recharge r where r.arrangement_id = ${arrangementId} and r.month = ${month}::date`.execute(tx)
  const [found] = rows
  return found
    ? {
        ...found,
        invoices: found.invoices.map((one) => ({ ...one, grossPence: BigInt(one.grossPence) })),
      }
    : null
}
