import { civilDateOf } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { invoicePrefixOf } from "#app/features/groups/schools/invoice-prefix.server.ts"
import { checkTotals } from "#app/features/invoicing/check-totals.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { type InvoiceDraft, invoiceFrom, type SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import { type DocumentType, invoiceNumber, seriesOf } from "#app/features/invoicing/invoice-number.ts"
import { mailInvoices } from "#app/features/invoicing/mail-invoices.server.ts"
import { paymentReference } from "#app/features/invoicing/payment-reference.ts"
import { takeNumbers, takeReferenceNumbers } from "#app/features/invoicing/take-numbers.server.ts"
import { type Entry, postEntries } from "#app/features/ledger/post-entries.server.ts"
import { postingsOfSale } from "#app/features/ledger/posting.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Tx } from "#db/client.ts"

type Surroundings = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

export type IssuedInvoice = {
  id: string
  buyerSchoolId: string
  type: DocumentType
  document: InvoiceDocument
}

type Batch = { seller: SellingSchool; drafts: readonly InvoiceDraft[] }

type Numbered = {
  draft: InvoiceDraft
  type: DocumentType
  series: string
  number: number
  document: InvoiceDocument
}

/**
 * Issues invoices and credit notes from the actor's school: each gets the next number without a gap, is proved to add
 * up, is posted to both schools' ledgers, and is mailed to those who handle the buyer's money. The caller has asked
 * `can`.
 *
 * @throws for a second invoice of one pool to one school (unique violation), and for totals that do not add up
 */
export async function issueInvoices(
  tx: Tx,
  actor: SchoolActor,
  { jobs, now, appUrl }: Surroundings,
  batch: Batch,
): Promise<IssuedInvoice[]> {
  if (batch.drafts.length === 0) return []
  if (actor.school.id !== batch.seller.id) throw new Error("A school issues its own invoices")
  const numbered = await numberDrafts(tx, batch, civilDateOf(now))
  for (const { document } of numbered) checkTotals(document)
  const issued = await writeInvoices(tx, actor, numbered)
  await postEntries(tx, issued.filter(({ document }) => document.grossPence > 0n).map(saleBy(batch.seller)))
  await recordEvent(
    tx,
    actor,
    ...issued.map(({ id, type, document }) => ({
      act: type === "credit-note" ? "issue-credit-note" : "issue-invoice",
      subject: { kind: "invoice", id },
      detail: { number: document.number, buyer: document.buyer.schoolName },
    })),
  )
  await mailInvoices(tx, { jobs, appUrl }, issued)
  return issued
}

async function numberDrafts(
  tx: Tx,
  { seller, drafts }: Batch,
  issuedOn: Temporal.PlainDate,
): Promise<Numbered[]> {
  const prefix = await invoicePrefixOf(tx, seller.id)
  const references = await takeReferenceNumbers(tx, drafts.length)
  const takeNext = await numbersFor(tx, seller.id, issuedOn, drafts)
  return drafts.map((draft, place) => {
    const type = typeOf(draft)
    const series = seriesOf(issuedOn, type)
    const number = takeNext(type)
    const document = invoiceFrom(seller, draft, {
      number: invoiceNumber(prefix, series, number),
      issuedOn,
      paymentReference: paymentReference(references[place]!),
    })
    return { draft, type, series, number, document }
  })
}

async function writeInvoices(
  tx: Tx,
  actor: SchoolActor,
  numbered: readonly Numbered[],
): Promise<IssuedInvoice[]> {
  const rows = await tx
    .insertInto("invoice")
    .values(
      numbered.map((one) => ({
        ...invoiceRow(one),
        sellerSchoolId: actor.school.id,
        issuedBy: actor.personId,
      })),
    )
    .returning(["id", "numberText"])
    .execute()
  const idOf = new Map(rows.map(({ id, numberText }) => [numberText, id]))
  return numbered.map(({ draft, type, document }) => ({
    id: idOf.get(document.number)!,
    buyerSchoolId: draft.buyer.id,
    type,
    document,
  }))
}

const invoiceRow = ({ draft, type, series, number, document }: Numbered) => ({
  poolId: draft.poolId,
  rechargeId: draft.rechargeId ?? null,
  type,
  adjustsInvoiceId: draft.adjusts?.invoiceId ?? null,
  buyerSchoolId: draft.buyer.id,
  kind: document.kind,
  series,
  number,
  numberText: document.number,
  issuedOn: Temporal.PlainDate.from(document.issuedOn),
  dueOn: Temporal.PlainDate.from(document.dueOn ?? document.issuedOn),
  netPence: document.netPence,
  vatPence: document.vatPence,
  grossPence: document.grossPence,
  paymentReference: document.paymentReference,
  document: JSON.stringify(invoiceDocumentJson.encode(document)),
})

const saleBy =
  (seller: SellingSchool) =>
  ({ id, buyerSchoolId, type, document }: IssuedInvoice): Entry => ({
    reason: type === "credit-note" ? "credit-note-issued" : "invoice-issued",
    invoiceId: id,
    postings: postingsOfSale({
      sellerSchoolId: seller.id,
      buyerSchoolId,
      amountPence: type === "credit-note" ? -document.grossPence : document.grossPence,
    }),
  })

const typeOf = ({ adjusts }: InvoiceDraft): DocumentType =>
  adjusts?.as === "credit-note" ? "credit-note" : "invoice"

/** Takes as many numbers of each series as the drafts need, and hands them out in turn. */
async function numbersFor(
  tx: Tx,
  sellerId: string,
  issuedOn: Temporal.PlainDate,
  drafts: readonly InvoiceDraft[],
): Promise<(type: DocumentType) => number> {
  const next = { invoice: 0, "credit-note": 0 }
  for (const type of ["invoice", "credit-note"] as const) {
    const wanted = drafts.filter((draft) => typeOf(draft) === type).length
    if (wanted > 0) next[type] = await takeNumbers(tx, sellerId, seriesOf(issuedOn, type), wanted)
  }
  return (type) => next[type]++
}
