import type { SchoolActor } from "#app/features/auth/actor.ts"
import { documentTreatment } from "#app/features/invoicing/document-kind.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"
import type { InvoiceDraft, School } from "#app/features/invoicing/invoice-draft.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { type IssuedInvoice, issueInvoices } from "#app/features/invoicing/issue-invoices.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Tx } from "#db/client.ts"
import { aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { internalRecharge, invoiceWithoutVat, vatInvoice } from "#tests/support/invoice-documents.ts"

const documentOf = {
  "vat-invoice": vatInvoice,
  invoice: invoiceWithoutVat,
  "internal-recharge": internalRecharge,
}

/** What one school invoices another, of the kind that fits them; £59.40 with VAT at 20% unless told otherwise. */
export const aDraft = (
  seller: School,
  buyer: School,
  changes: Partial<InvoiceDocument> = {},
): InvoiceDraft => {
  const { kind } = documentTreatment(seller.legalEntity, buyer.legalEntity)
  const document = documentOf[kind](changes)
  const { poolTitle, purchaseOrderNumber, lines, vatTotals, netPence, vatPence, grossPence, workings } =
    document
  return {
    ...{ poolId: null, buyer, kind, taxPoint: Temporal.PlainDate.from(document.taxPoint) },
    ...{ poolTitle, purchaseOrderNumber, lines, vatTotals, netPence, vatPence, grossPence, workings },
  }
}

/** An address that a test's mails point to. */
export const appUrl = "https://kith.example"

type Sale = { jobs: JobQueue; now?: Temporal.Instant; changes?: Partial<InvoiceDocument> }

/** Issues one invoice in the actor's transaction. */
export async function issueOne(
  tx: Tx,
  actor: SchoolActor,
  buyerId: string,
  sale: Sale,
): Promise<IssuedInvoice> {
  const { seller, schoolOf } = await readInvoicingSchools(tx, actor.school.id, [buyerId])
  const drafts = [aDraft(seller, schoolOf(buyerId), sale.changes)]
  const now = sale.now ?? Temporal.Now.instant()
  const [issued] = await issueInvoices(tx, actor, { jobs: sale.jobs, now, appUrl }, { seller, drafts })
  return issued!
}

/** A school that sells and one that buys, each with its finance officer; the seller is registered for VAT. */
export async function aSellerAndABuyer(world: World) {
  const { owner } = world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const seller = await aSchool(owner, {
    name: "Oakfield Primary School",
    legalEntity: trust,
    postcode: "TQ13 9AB",
  })
  const buyer = await aSchool(owner, { name: "Ashdown Primary School" })
  await owner
    .insertInto("schoolBankAccount")
    .values({ schoolId: seller, accountName: "Teign Trust", sortCode: "200000", accountNumber: "12345678" })
    .execute()
  const sellersOfficer = await aPerson(owner, { name: "Fay Finance", roles: [[seller, "finance"]] })
  const buyersOfficer = await aPerson(owner, { name: "Bo Bursar", roles: [[buyer, "business-manager"]] })
  return { seller, buyer, sellersOfficer, buyersOfficer }
}

/** One invoice from seller to buyer, issued and committed. */
export const anInvoice = (
  world: World,
  parties: { seller: string; buyer: string; sellersOfficer: string },
  sale: Sale,
): Promise<IssuedInvoice> =>
  actingAs(world, parties.sellersOfficer, parties.seller, (tx, actor) =>
    issueOne(tx, actor, parties.buyer, sale),
  )
