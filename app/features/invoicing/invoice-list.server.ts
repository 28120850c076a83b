import { type RawBuilder, sql } from "kysely"
import {
  chosenBy,
  invoicesWithPayments,
  otherSchool,
  ownInvoices,
  perhapsUnpaid,
  type Reader,
} from "#app/features/invoicing/chosen-invoices.server.ts"
import type { InvoiceList, ListedInvoice, OpenTotals } from "#app/features/invoicing/invoice.ts"
import type { InvoiceCursor, InvoiceFilter } from "#app/features/invoicing/invoice-filter.ts"
import type { Tx } from "#db/client.ts"

const PAGE_SIZE = 25

type Row = Omit<OpenTotals, "openCount" | "overdueCount"> &
  Record<"openCount" | "overdueCount", bigint> & { schools: InvoiceList["schools"] } & (
    | ListedInvoice
    | { [K in keyof ListedInvoice]: null }
  )

/** The schools on the other side, one look at an index each, however many invoices there are with each of them. */
const nextOther = (side: InvoiceFilter["side"], reader: Reader, after: RawBuilder<unknown>) => sql`(
  select ${otherSchool(side)} as id from invoice i where ${ownInvoices(side, reader)} and ${after}
  order by ${otherSchool(side)} limit 1)`

/** A page of a school's invoices, newest first, with its totals, in one round trip. */
export async function listInvoices(
  tx: Tx,
  reader: Reader,
  filter: InvoiceFilter,
  cursor: InvoiceCursor | null,
): Promise<InvoiceList> {
  const { side } = filter
  const newer = cursor?.direction === "newer"
  const beyond =
    cursor === null
      ? sql`true`
      : sql`(i.issued_on, i.id) ${sql.raw(newer ? ">" : "<")} (${cursor.issuedOn}::date, ${cursor.id}::uuid)`
  const order = sql.raw(newer ? "i.issued_on, i.id" : "i.issued_on desc, i.id desc")
  const other = sql.lit(side === "received" ? "seller" : "buyer")
  const { rows } = await sql<Row>`
    with recursive listed as (
      select i.id, i.number_text as number, i.issued_on, i.due_on, i.gross_pence, i.kind, i.type,
        paid.pence as paid_pence, credited.pence as credited_pence,
        i.document->${other}->>'schoolName' as school_name, i.document->>'poolTitle' as pool_title
      from ${invoicesWithPayments}
      where ${chosenBy(filter, reader)} and ${beyond}
      order by ${order} limit ${PAGE_SIZE + 1}
    ), totals as (
      select coalesce(sum(owed), 0)::bigint as owed_pence, count(*) as open_count,
        coalesce(sum(owed) filter (where due_on < ${reader.today}::date), 0)::bigint as overdue_pence,
        count(*) filter (where due_on < ${reader.today}::date) as overdue_count
      from (
        select i.gross_pence - settled.pence as owed, i.due_on
        from ${invoicesWithPayments} where ${ownInvoices(side, reader)} and ${perhapsUnpaid(side, reader)}) unpaid
      where owed > 0
    ), others as (
      ${nextOther(side, reader, sql`true`)}
      union all select next.id from others,
        lateral ${nextOther(side, reader, sql`${otherSchool(side)} > others.id`)} next
    )
    select totals.*, listed.*, coalesce((
      select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
      from others join school s using (id)), '[]') as schools
    from totals left join listed on true
    order by listed.issued_on desc, listed.id desc`.execute(tx)

  const [first] = rows
  const found = rows.filter((row) => row.id !== null)
  const more = found.length > PAGE_SIZE
  const invoices = newer ? found.slice(more ? 1 : 0) : found.slice(0, PAGE_SIZE)
  return {
    invoices,
    hasOlder: newer ? true : more,
    hasNewer: newer ? more : cursor !== null,
    totals: {
      owedPence: first!.owedPence,
      openCount: Number(first!.openCount),
      overduePence: first!.overduePence,
      overdueCount: Number(first!.overdueCount),
    },
    schools: first!.schools,
  }
}
