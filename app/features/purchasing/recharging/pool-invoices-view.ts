import { formatPounds, sumPence } from "#app/core/money.ts"
import type { PoolInvoice } from "#app/features/invoicing/invoice.ts"
import { documentName } from "#app/features/invoicing/invoice-document.ts"
import { type InvoiceDraft, invoiceFrom, type SellingSchool } from "#app/features/invoicing/invoice-draft.ts"
import { standingOf } from "#app/features/invoicing/invoice-standing.ts"
import { printedInvoice } from "#app/features/invoicing/printed-invoice.ts"
import { basisOf, standingView } from "#app/features/invoicing/standing-words.ts"
import type { Recharge } from "#app/features/purchasing/recharging/recharge-pool.ts"

/** Exactly what issuing would make, but for numbers and payment references, which an invoice gets when issued. */
export const poolInvoicesPreview = (
  { seller, recharge }: { seller: SellingSchool; recharge: Recharge },
  today: Temporal.PlainDate,
  chosenSchoolId: string | null,
) => {
  const { drafts, kept, waitingPence } = recharge
  const recharged = sumPence(drafts.map((draft) => draft.grossPence))
  const chosen = drafts.find((draft) => draft.buyer.id === chosenSchoolId)
  return {
    figures: [
      { label: "To invoice", figure: formatPounds(recharged), note: countOf(drafts.length), strong: true },
      {
        label: `${seller.party.schoolName} keeps`,
        figure: formatPounds(kept.grossPence),
        note: `${formatPounds(kept.vatPence)} of it VAT`,
      },
      ...(waitingPence > 0n
        ? [
            {
              label: "Waits",
              figure: formatPounds(waitingPence),
              note: "disputed, and invoiced once answered",
            },
          ]
        : []),
      {
        label: "The supplier's total",
        figure: formatPounds(recharged + waitingPence + kept.grossPence),
        note: "inc VAT",
      },
    ],
    drafts: drafts.map(draftView),
    sheet: chosen ? printedInvoice(invoiceFrom(seller, chosen, notIssued(today))) : null,
    lacksBank: seller.bank === null,
    confirm: drafts.length === 0 ? "Mark as invoiced" : `Issue ${countOf(drafts.length)}`,
    consequences: [
      `${countOf(drafts.length)} from ${seller.party.schoolName} ${drafts.length === 1 ? "gets the next number" : "get the next numbers"}, today's date and 30 days to pay.`,
      "An issued invoice never changes, and neither does what the schools owe each other by it.",
      "Heads, business managers and finance staff of each school get an email with a link to theirs.",
      "The pool moves to invoiced.",
    ],
  }
}

const notIssued = (today: Temporal.PlainDate) => ({
  number: "not issued yet",
  issuedOn: today,
  paymentReference: "given when issued",
})

const draftView = (draft: InvoiceDraft) => ({
  schoolId: draft.buyer.id,
  schoolName: draft.buyer.party.schoolName,
  kind: documentName({ kind: draft.kind, corrects: null }),
  orderNumber: draft.purchaseOrderNumber,
  net: formatPounds(draft.netPence),
  vat: draft.kind === "vat-invoice" ? formatPounds(draft.vatPence) : "none",
  gross: formatPounds(draft.grossPence),
})

export type DraftView = ReturnType<typeof draftView>

/** The invoices of a pool once they are issued. */
export const issuedPoolView = (invoices: readonly PoolInvoice[], today: Temporal.PlainDate) => {
  const rows = invoices.map((invoice) => {
    const account = { ...invoice, grossPence: invoice.document.grossPence }
    return { invoice, standing: standingOf(account, today) }
  })
  const open = rows.filter(({ standing }) => standing.owedPence > 0n)
  const toReturn = rows.filter(({ standing }) => standing.overpaidPence > 0n)
  return {
    figures: [
      {
        label: "Invoiced",
        figure: formatPounds(sumPence(invoices.map(signedGross))),
        note: notesOf(invoices),
      },
      {
        label: "Still to come",
        figure: formatPounds(sumPence(open.map(({ standing }) => standing.owedPence))),
        note: open.length === 0 ? "all are paid" : `from ${countOf(open.length)}`,
        strong: true,
      },
      ...(toReturn.length > 0
        ? [
            {
              label: "To pay back",
              figure: formatPounds(sumPence(toReturn.map(({ standing }) => standing.overpaidPence))),
              note: `on ${countOf(toReturn.length)}`,
            },
          ]
        : []),
    ],
    invoices: rows.map(({ invoice: { id, type, document, dueOn }, standing }) => ({
      id,
      number: document.number,
      schoolName: document.buyer.schoolName,
      orderNumber: document.purchaseOrderNumber,
      gross: formatPounds(signedGross({ type, document })),
      basis: basisOf(document.kind),
      standing: standingView(standing, dueOn),
    })),
  }
}

export type IssuedView = ReturnType<typeof issuedPoolView>["invoices"][number]

const signedGross = ({ type, document }: Pick<PoolInvoice, "type" | "document">) =>
  type === "credit-note" ? -document.grossPence : document.grossPence

const notesOf = (invoices: readonly PoolInvoice[]) => {
  const credits = invoices.filter(({ type }) => type === "credit-note").length
  const count = countOf(invoices.length - credits)
  return credits === 0 ? count : `${count} less ${credits} credit note${credits === 1 ? "" : "s"}`
}

const countOf = (invoices: number) =>
  `${invoices === 0 ? "no" : invoices} invoice${invoices === 1 ? "" : "s"}`
