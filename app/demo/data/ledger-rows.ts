import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { Posting } from "#app/features/ledger/posting.ts"

/** One entry of the journal between schools. */
export function addLedgerEntry(
  rows: DemoRows,
  reason: "invoice-issued" | "credit-note-issued" | "payment-received",
  about: { invoiceId: string; paymentId?: string; at: Temporal.Instant },
  postings: readonly Posting[],
): void {
  const { invoiceId, paymentId = null, at } = about
  const id = demoId(`entry ${reason} ${paymentId ?? invoiceId}`, at)
  rows.ledgerEntry.push({ id, happenedAt: at, reason, invoiceId, paymentId })
  for (const posting of postings) rows.ledgerPosting.push({ entryId: id, ...posting })
}
