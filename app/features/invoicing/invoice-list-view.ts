import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { InvoiceList, ListedInvoice } from "#app/features/invoicing/invoice.ts"
import { type InvoiceFilter, invoiceFilterQuery } from "#app/features/invoicing/invoice-filter.ts"
import { standingOf } from "#app/features/invoicing/invoice-standing.ts"
import { basisOf, standingView } from "#app/features/invoicing/standing-words.ts"

export type InvoiceListView = ReturnType<typeof invoiceListView>

/** A page of invoices in words. */
export const invoiceListView = (list: InvoiceList, filter: InvoiceFilter, today: Temporal.PlainDate) => {
  const { totals, invoices } = list
  const at = (direction: "older" | "newer", invoice: ListedInvoice | undefined) =>
    invoice
      ? `/invoices?${invoiceFilterQuery(filter, { [direction]: `${invoice.issuedOn}_${invoice.id}` })}`
      : null
  return {
    owed: formatPounds(totals.owedPence),
    owedNote: count(totals.openCount),
    overdue: formatPounds(totals.overduePence),
    overdueNote: count(totals.overdueCount),
    schools: list.schools,
    newer: list.hasNewer ? at("newer", invoices[0]) : null,
    older: list.hasOlder ? at("older", invoices.at(-1)) : null,
    invoices: invoices.map((invoice) => ({
      id: invoice.id,
      number: invoice.number,
      schoolName: invoice.schoolName,
      poolTitle: invoice.poolTitle,
      due: formatShortDate(invoice.dueOn),
      gross: formatPounds(invoice.type === "credit-note" ? -invoice.grossPence : invoice.grossPence),
      basis: basisOf(invoice.kind),
      standing: standingView(standingOf(invoice, today), invoice.dueOn),
    })),
  }
}

const count = (invoices: number) =>
  `${invoices === 0 ? "no" : invoices} ${invoices === 1 ? "invoice" : "invoices"}`
