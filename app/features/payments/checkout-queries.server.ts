import { sql } from "kysely"
import type { Pence } from "#app/core/money.ts"
import type { Tx } from "#db/client.ts"

type StartedCheckout = {
  stripeSessionId: string
  number: string
  sellerName: string
  /** null until the card company has confirmed the payment. */
  paidPence: Pence | null
}

/** A checkout that somebody of the acting school started for an invoice; null when there is none. */
export async function readCheckout(
  tx: Tx,
  { invoiceId, checkoutId }: { invoiceId: string; checkoutId: string },
): Promise<StartedCheckout | null> {
  const row = await tx
    .selectFrom("checkout as c")
    .innerJoin("invoice as i", "i.id", "c.invoiceId")
    .leftJoin("payment as p", "p.checkoutId", "c.id")
    .select(["c.stripeSessionId", "i.numberText as number", "p.amountPence as paidPence"])
    .select(sql<string>`i.document->'seller'->>'schoolName'`.as("sellerName"))
    .where("c.id", "=", checkoutId)
    .where("c.invoiceId", "=", invoiceId)
    .executeTakeFirst()
  return row ?? null
}
