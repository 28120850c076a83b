import { sql } from "kysely"
import {
  chosenBy,
  invoicesWithPayments,
  type Reader,
} from "#app/features/invoicing/chosen-invoices.server.ts"
import type { Invoice, InvoicePayment, PoolInvoice } from "#app/features/invoicing/invoice.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import type { InvoiceFilter } from "#app/features/invoicing/invoice-filter.ts"
import type { DocumentType } from "#app/features/invoicing/invoice-number.ts"
import type { Tx } from "#db/client.ts"

type PaymentJson = Record<"id" | "method" | "amountPence" | "receivedOn" | "reference", string> &
  Record<"recordedBy" | "checkoutId", string | null>

type InvoiceRow = Pick<
  Invoice,
  "id" | "poolId" | "sellerSchoolId" | "buyerSchoolId" | "dueOn" | "paidPence" | "creditedPence" | "type"
> & {
  adjusts: { id: string; number: string; owedBackPence: string } | null
  document: unknown
  payments: PaymentJson[]
  adjustments: (Record<"id" | "number" | "issuedOn" | "grossPence", string> & { type: DocumentType })[]
}

/** One invoice with its payments, in one round trip; null when it is not there for whoever asks. */
export async function readInvoice(tx: Tx, invoiceId: string): Promise<Invoice | null> {
  const { rows } = await sql<InvoiceRow>`
    select i.id, i.pool_id, i.seller_school_id, i.buyer_school_id, i.due_on, i.document, i.type,
      paid.pence as paid_pence, credited.pence as credited_pence,
      (select json_build_object('id', e.id, 'number', e.number_text, 'owedBackPence', greatest(0,
          (select coalesce(sum(p.amount_pence), 0) from payment p where p.invoice_id = e.id)
          + (select coalesce(sum(c.gross_pence), 0) from invoice c where c.adjusts_invoice_id = e.id and c.type = 'credit-note')
          - e.gross_pence)::text)
        from invoice e where e.id = i.adjusts_invoice_id) as adjusts,
      coalesce((
        select json_agg(json_build_object('id', a.id, 'number', a.number_text, 'type', a.type, 'issuedOn', a.issued_on,
          'grossPence', a.gross_pence::text) order by a.id)
        from invoice a where a.adjusts_invoice_id = i.id), '[]') as adjustments,
      coalesce((
        select json_agg(json_build_object('id', p.id, 'method', p.method, 'amountPence', p.amount_pence::text,
          'receivedOn', p.received_on, 'reference', p.reference, 'checkoutId', p.checkout_id,
          'recordedBy', (select name from person where person.id = p.recorded_by)) order by p.recorded_at)
        from payment p where p.invoice_id = i.id), '[]') as payments
    from ${invoicesWithPayments} where i.id = ${invoiceId}`.execute(tx)
  const row = rows[0]
  return row
    ? {
        ...row,
        document: invoiceDocumentJson.parse(row.document),
        payments: row.payments.map(paymentFrom),
        adjusts: row.adjusts && { ...row.adjusts, owedBackPence: BigInt(row.adjusts.owedBackPence) },
        adjustments: row.adjustments.map((one) => ({
          ...{ id: one.id, number: one.number, type: one.type, grossPence: BigInt(one.grossPence) },
          issuedOn: Temporal.PlainDate.from(one.issuedOn),
        })),
      }
    : null
}

const paymentFrom = (json: PaymentJson): InvoicePayment => ({
  ...json,
  method: json.method as InvoicePayment["method"],
  amountPence: BigInt(json.amountPence),
  receivedOn: Temporal.PlainDate.from(json.receivedOn),
})

/** No finance office takes more than this in one go; beyond it, ask for less at a time. */
export const MOST_EXPORTED = 2_000

/** The documents that a filter chooses, oldest first; null when there are more than can be exported at once. */
export async function readDocuments(
  tx: Tx,
  reader: Reader,
  filter: InvoiceFilter,
): Promise<InvoiceDocument[] | null> {
  const { rows } = await sql<{ document: unknown }>`
    select i.document from ${invoicesWithPayments} where ${chosenBy(filter, reader)}
    order by i.issued_on, i.id limit ${MOST_EXPORTED + 1}`.execute(tx)
  return rows.length > MOST_EXPORTED ? null : rows.map((row) => invoiceDocumentJson.parse(row.document))
}

/** The invoices of a pool that whoever asks may see, by number: all of them, for those who issued them. */
export async function readPoolInvoices(tx: Tx, poolId: string): Promise<PoolInvoice[]> {
  const { rows } = await sql<Omit<PoolInvoice, "document"> & { document: unknown }>`
    select i.id, i.buyer_school_id, i.type, i.adjusts_invoice_id, i.document, i.due_on, paid.pence as paid_pence,
      credited.pence as credited_pence
    from ${invoicesWithPayments} where i.pool_id = ${poolId} order by i.series, i.number`.execute(tx)
  return rows.map((row) => ({ ...row, document: invoiceDocumentJson.parse(row.document) }))
}
