import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { InvoiceKind } from "#app/features/invoicing/invoice-document.ts"
import type { Standing } from "#app/features/invoicing/invoice-standing.ts"

/** Where an invoice stands, for a page to show. */
export type StandingView = {
  kind: Standing["kind"]
  tag: string
  /** "£59.40" while something is left to pay. */
  owed: string | null
  /** "£12.00" while something is to be paid back. */
  owedBack: string | null
  /** One sentence with the amounts and the date. */
  sentence: string
}

const tags: Record<Standing["kind"], string> = {
  unpaid: "To pay",
  "part-paid": "Part paid",
  overdue: "Overdue",
  paid: "Paid",
  overpaid: "Paid too much",
  "owed-back": "Owed back",
  credited: "Credited",
  "a-credit": "Credit note",
}

export const standingView = (standing: Standing, dueOn: Temporal.PlainDate): StandingView => ({
  kind: standing.kind,
  tag: tags[standing.kind],
  owed: standing.owedPence > 0n ? formatPounds(standing.owedPence) : null,
  owedBack: standing.overpaidPence > 0n ? formatPounds(standing.overpaidPence) : null,
  sentence: sentence(standing, formatShortDate(dueOn)),
})

const sentence = ({ kind, owedPence, overpaidPence }: Standing, due: string): string => {
  switch (kind) {
    case "paid":
      return "Paid in full."
    case "overpaid":
      return `${formatPounds(overpaidPence)} more than was owed has come in, and is to be paid back.`
    case "owed-back":
      return `${formatPounds(overpaidPence)} is owed back: it was paid before a credit note reduced the invoice.`
    case "credited":
      return "Credit notes have taken all of it, so nothing is left to pay."
    case "a-credit":
      return "It reduces what is owed on the invoice that it corrects. Nobody pays it."
    case "overdue":
      return `${formatPounds(owedPence)} is left to pay, and was due by ${due}.`
    case "part-paid":
      return `${formatPounds(owedPence)} is left to pay by ${due}.`
    case "unpaid":
      return `${formatPounds(owedPence)} is to be paid by ${due}.`
  }
}

/** What the amounts of a document say about VAT. */
export const basisOf = (kind: InvoiceKind): "inc VAT" | "no VAT" =>
  kind === "vat-invoice" ? "inc VAT" : "no VAT"
