import type { Posting } from "#app/features/ledger/posting.ts"
import type { Tx } from "#db/client.ts"

export type Entry = {
  reason: "invoice-issued" | "credit-note-issued" | "payment-received" | "payment-returned"
  invoiceId: string
  paymentId?: string
  postings: readonly Posting[]
}

/**
 * Writes entries, each about another invoice, into the journal between schools. The database refuses, when the
 * transaction ends, an entry that does not balance for every school it touches; and it never lets one change. The
 * same reason for the same invoice and payment can be posted once.
 */
export async function postEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  const written = await tx
    .insertInto("ledgerEntry")
    .values(
      entries.map(({ reason, invoiceId, paymentId }) => ({
        reason,
        invoiceId,
        paymentId: paymentId ?? null,
      })),
    )
    .returning(["id", "invoiceId"])
    .execute()
  const entryOf = new Map(written.map(({ id, invoiceId }) => [invoiceId, id]))
  const postings = entries.flatMap(({ invoiceId, postings }) =>
    postings.map((posting) => ({ ...posting, entryId: entryOf.get(invoiceId)! })),
  )
  await tx.insertInto("ledgerPosting").values(postings).execute()
}
