import { type RawBuilder, sql } from "kysely"
import type { InvoiceFilter } from "#app/features/invoicing/invoice-filter.ts"

/** Whose invoices, and what today is: an invoice is overdue from the day after its due date. */
export type Reader = { schoolId: string; today: Temporal.PlainDate }

const ownColumn = { received: sql`i.buyer_school_id`, sent: sql`i.seller_school_id` }
const otherColumn = { received: sql`i.seller_school_id`, sent: sql`i.buyer_school_id` }

/**
 * An invoice with what has come in for it, as `paid.pence`; what credit notes have taken from it, as
 * `credited.pence`; and both together as `settled.pence`. Nothing is ever owed on a credit note itself.
 */
export const invoicesWithPayments = sql`invoice i cross join lateral (
  select coalesce(sum(p.amount_pence), 0)::bigint as pence from payment p where p.invoice_id = i.id) paid
  cross join lateral (select coalesce(sum(c.gross_pence), 0)::bigint as pence from invoice c
    where c.adjusts_invoice_id = i.id and c.type = 'credit-note') credited
  cross join lateral (select case i.type when 'credit-note' then i.gross_pence else paid.pence + credited.pence end
    as pence) settled`

export const ownInvoices = (side: InvoiceFilter["side"], reader: Reader) =>
  sql`${ownColumn[side]} = ${reader.schoolId}`

/** A condition that all invoices with something to pay meet, and few others: to look at before reckoning what is owed. */
export const perhapsUnpaid = (side: InvoiceFilter["side"], { schoolId }: Pick<Reader, "schoolId">) => {
  const own = sql.ref(side === "received" ? "u.buyer_school_id" : "u.seller_school_id")
  return sql`i.id = any (array(select u.invoice_id from unpaid_invoice u where ${own} = ${schoolId}))`
}

export const otherSchool = (side: InvoiceFilter["side"]) => otherColumn[side]

/** The conditions of a filter, on `invoicesWithPayments`. */
export const chosenBy = (filter: InvoiceFilter, reader: Reader): RawBuilder<unknown> => {
  const conditions = [ownInvoices(filter.side, reader)]
  if (filter.schoolId) conditions.push(sql`${otherSchool(filter.side)} = ${filter.schoolId}`)
  if (filter.poolId) conditions.push(sql`i.pool_id = ${filter.poolId}`)
  if (filter.reference) conditions.push(sql`i.payment_reference = ${filter.reference}`)
  if (filter.standing === "paid") conditions.push(sql`settled.pence >= i.gross_pence`)
  if (filter.standing === "unpaid" || filter.standing === "overdue")
    conditions.push(perhapsUnpaid(filter.side, reader), sql`settled.pence < i.gross_pence`)
  if (filter.standing === "overdue") conditions.push(sql`i.due_on < ${reader.today}::date`)
  return sql.join(conditions, sql` and `)
}
