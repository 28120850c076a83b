import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { type VatRate, vatRates } from "#app/core/vat.ts"
import {
  documentName,
  type InvoiceDocument,
  type InvoiceLine,
  type InvoiceParty,
  showsVat,
} from "#app/features/invoicing/invoice-document.ts"
import { printedPayment } from "#app/features/invoicing/printed-payment.ts"

/** A document in finished words and figures: the screen and `invoice.typ` only arrange them. */
export type PrintedInvoice = {
  title: string
  author: string
  issued: { year: number; month: number; day: number }
  header: string
  footer: string
  name: string
  number: string
  subtitle: string | null
  seller: PrintedParty
  buyer: PrintedParty
  facts: readonly Fact[]
  notice: string | null
  subject: string
  lines: {
    columns: readonly string[]
    rows: readonly { description: string; code: string; figures: readonly string[] }[]
  }
  vat: { columns: readonly string[]; rows: readonly (readonly string[])[] } | null
  totals: readonly Total[]
  amount: Total
  payment: { heading: string; sentence: string; facts: readonly Fact[] } | null
  workings: InvoiceDocument["workings"]
}

export type PrintedParty = { name: string; lines: readonly string[] }
export type Fact = { label: string; value: string }
type Total = { label: string; amount: string }

const printedDate = (isoDate: string) => formatShortDate(Temporal.PlainDate.from(isoDate))

/** Puts a document into words and figures. Nothing is left out and nothing is calculated. */
export const printedInvoice = (document: InvoiceDocument): PrintedInvoice => {
  const name = documentName(document)
  const { year, month, day } = Temporal.PlainDate.from(document.issuedOn)
  return {
    title: `${name} ${document.number} from ${document.seller.schoolName} to ${document.buyer.schoolName}`,
    author: document.seller.schoolName,
    issued: { year, month, day },
    header: `${document.seller.schoolName}: ${name.toLowerCase().replace("vat", "VAT")} ${document.number}`,
    footer: `${document.poolTitle}, shared between schools with Kith`,
    name,
    number: document.number,
    subtitle: document.kind === "internal-recharge" ? "Not a VAT invoice" : null,
    seller: printedParty(document.seller, showsVat(document)),
    buyer: printedParty(document.buyer, showsVat(document)),
    facts: facts(document),
    notice: notice(document),
    subject: document.poolTitle,
    lines: printedLines(document),
    vat: vatSummary(document),
    totals: showsVat(document)
      ? [
          { label: "Total excluding VAT", amount: formatPounds(document.netPence) },
          { label: "VAT", amount: formatPounds(document.vatPence) },
        ]
      : [],
    amount: { label: amountLabel(document), amount: formatPounds(document.grossPence) },
    payment: printedPayment(document),
    workings: document.workings,
  }
}

// A VAT number on a document without VAT would invite somebody to reclaim what nobody charged.
const printedParty = (party: InvoiceParty, withVat: boolean): PrintedParty => ({
  name: party.schoolName,
  lines: [
    ...(party.legalEntityName === party.schoolName ? [] : [party.legalEntityName]),
    ...party.addressLines,
    ...(withVat && party.vatNumber ? [`VAT number ${party.vatNumber}`] : []),
    `URN ${party.urn}`,
  ],
})

const facts = (document: InvoiceDocument): Fact[] => {
  const { corrects, follows, dueOn, purchaseOrderNumber } = document
  return [
    { label: "Date of issue", value: printedDate(document.issuedOn) },
    { label: showsVat(document) ? "Time of supply" : "Date supplied", value: printedDate(document.taxPoint) },
    ...(corrects ? [{ label: "Corrects", value: corrects.number }] : []),
    ...(follows ? [{ label: "Adds to", value: follows.number }] : []),
    ...(dueOn ? [{ label: "Payment due", value: printedDate(dueOn) }] : []),
    ...(purchaseOrderNumber ? [{ label: "Your order number", value: purchaseOrderNumber }] : []),
    ...(corrects ? [] : [{ label: "Payment reference", value: document.paymentReference }]),
  ]
}

const notice = (document: InvoiceDocument): string | null => {
  const { kind, corrects, follows, seller } = document
  const sentences = [
    corrects && `This corrects ${corrects.number} of ${printedDate(corrects.issuedOn)}: ${corrects.reason}`,
    follows &&
      `This adds to ${follows.number} of ${printedDate(follows.issuedOn)}, which stands: ${follows.reason}`,
    kind === "internal-recharge" &&
      `Internal recharge: not a VAT invoice. Both schools are part of ${seller.legalEntityName}, so this is not a sale and no VAT is due on it.`,
    kind === "invoice" &&
      (document.notice ??
        `${seller.legalEntityName} is not registered for VAT. The amounts include the VAT that it paid to its supplier; no VAT can be reclaimed from this document.`),
  ].filter((sentence) => typeof sentence === "string")
  return sentences.length > 0 ? sentences.join(" ") : null
}

const amountLabel = ({ kind, corrects }: InvoiceDocument) => {
  if (corrects) return "Total credit"
  return kind === "internal-recharge" ? "Total to recharge" : "Total to pay"
}

const printedLines = (document: InvoiceDocument): PrintedInvoice["lines"] => {
  const withVat = showsVat(document)
  return {
    columns: withVat
      ? ["Description", "Quantity", "Unit price ex VAT", "VAT rate", "Amount ex VAT"]
      : ["Description", "Quantity", "Unit price", "Amount"],
    rows: document.lines.map((line) => ({
      description: line.description,
      code: `CFR ${line.cfrCode}`,
      figures: [
        line.quantity.toString(),
        unitPrice(line),
        ...(withVat ? [percentage(line.vatRate)] : []),
        formatPounds(line.netPence),
      ],
    })),
  }
}

/** "20%" for the narrow column of the lines; a rate that charges nothing goes by its name. */
const percentage = (rate: VatRate) => {
  const { name, basisPoints } = vatRates[rate]
  return basisPoints > 0n ? `${basisPoints / 100n}%` : name
}

const unitPrice = ({ unitPrice, unit }: InvoiceLine) =>
  unit === "" ? formatUnitPrice(unitPrice) : `${formatUnitPrice(unitPrice)} per ${unit}`

const vatSummary = (document: InvoiceDocument): PrintedInvoice["vat"] =>
  showsVat(document)
    ? {
        columns: ["VAT rate", "Net", "VAT"],
        rows: document.vatTotals.map(({ rate, netPence, vatPence }) => [
          vatRates[rate].name,
          formatPounds(netPence),
          formatPounds(vatPence),
        ]),
      }
    : null
