import { sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import type { Tx } from "#db/client.ts"

/** What a payment needs to know of its invoice. */
export type PayableInvoice = {
  id: string
  sellerSchoolId: string
  buyerSchoolId: string
  number: string
  paymentReference: string
  poolTitle: string
  sellerName: string
  buyerName: string
  issuedOn: Temporal.PlainDate
  dueOn: Temporal.PlainDate
  /** What it comes to after credit notes; nothing for a credit note itself. */
  grossPence: Pence
  paidPence: Pence
}

/** An invoice with what has come in for it, or null when it is not there for whoever asks. */
export async function readPayableInvoice(tx: Tx, invoiceId: string): Promise<PayableInvoice | null> {
  const row = await tx
    .selectFrom("invoice as i")
    .select(["i.id", "i.sellerSchoolId", "i.buyerSchoolId", "i.numberText as number", "i.paymentReference"])
    .select(["i.issuedOn", "i.dueOn"])
    .select((of) => [
      sql<bigint>`case i.type when 'credit-note' then 0 else i.gross_pence - (
        select coalesce(sum(c.gross_pence), 0) from invoice c
        where c.adjusts_invoice_id = i.id and c.type = 'credit-note') end::bigint`.as("grossPence"),
      sql<string>`document->>'poolTitle'`.as("poolTitle"),
      sql<string>`document->'seller'->>'schoolName'`.as("sellerName"),
      sql<string>`document->'buyer'->>'schoolName'`.as("buyerName"),
      of
        .selectFrom("payment as p")
        .select(sql<bigint>`coalesce(sum(p.amount_pence), 0)::bigint`.as("paid"))
        .whereRef("p.invoiceId", "=", "i.id")
        .as("paidPence"),
    ])
    .where("i.id", "=", invoiceId)
    .executeTakeFirst()
  return row ? { ...row, paidPence: row.paidPence ?? 0n } : null
}

/**
 * Lets one payment of an invoice be recorded at a time, until the transaction ends; read what is owed after it.
 * Nobody may change an invoice, so its row cannot be locked: this lock goes by its id.
 */
export async function lockPaymentsOf(tx: Tx, invoiceId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${invoiceId}, 4))`.execute(tx)
}
