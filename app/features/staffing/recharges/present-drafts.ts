import { formatPounds } from "#app/core/money.ts"
import { documentName } from "#app/features/invoicing/invoice-document.ts"
import type { InvoiceDraft } from "#app/features/invoicing/invoice-draft.ts"

/** The invoices that a month would be recharged by, as its page shows them. */
export const presentDrafts = (drafts: readonly InvoiceDraft[]) =>
  drafts.map(({ buyer, kind, netPence, vatPence, grossPence, workings }) => ({
    ...{ schoolId: buyer.id, schoolName: buyer.party.schoolName, workings },
    kind: documentName({ kind, corrects: null }),
    net: formatPounds(netPence),
    vat: kind === "vat-invoice" ? formatPounds(vatPence) : "none",
    gross: formatPounds(grossPence),
  }))

export type ShownDraft = ReturnType<typeof presentDrafts>[number]
