import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

type Recipient = { invoiceId: string; name: string; email: string }

/** Those who handle money at the buying or the selling side of invoices that the actor's school is a party to. */
export async function invoiceRecipients(
  tx: Tx,
  invoiceIds: readonly string[],
  side: "buyer" | "seller",
): Promise<Recipient[]> {
  const found = await sql<Recipient>`
    select invoice_id, name, email from acting.invoice_recipients(${[...invoiceIds]}::uuid[], ${side})
    order by invoice_id, email`.execute(tx)
  return found.rows
}
