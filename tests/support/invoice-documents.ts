import { sumPence } from "#app/core/money.ts"
import { totalsByRate } from "#app/core/vat.ts"
import type { InvoiceDocument, InvoiceLine } from "#app/features/invoicing/invoice-document.ts"

/** Twelve reams of paper at £3.95, standard-rated. */
export const paperLine: InvoiceLine = {
  description: "Copier paper A4 80 gsm",
  quantity: 12n,
  unit: "ream",
  unitPrice: 39_500n,
  netPence: 4_740n,
  vatRate: "standard",
  cfrCode: "E19",
}

/** A school's part of the delivery, which nobody counts in units. */
export const deliveryLine: InvoiceLine = {
  description: "Delivery: your part of £42.00",
  quantity: 1n,
  unit: "",
  unitPrice: 21_000n,
  netPence: 210n,
  vatRate: "standard",
  cfrCode: "E19",
}

/** A VAT invoice from Oakfield Primary School, which adds up whatever lines it is given. */
export const vatInvoice = (changes: Partial<InvoiceDocument> = {}): InvoiceDocument => {
  const lines = changes.lines ?? [paperLine, deliveryLine]
  const byRate = totalsByRate(lines.map((line) => ({ net: line.netPence, vatRate: line.vatRate })))
  const vatTotals = byRate.map(({ rate, net, vat }) => ({ rate, netPence: net, vatPence: vat }))
  const netPence = sumPence(byRate.map((total) => total.net))
  const vatPence = sumPence(byRate.map((total) => total.vat))
  return {
    kind: "vat-invoice",
    corrects: null,
    number: "OAK-2026-0007",
    issuedOn: "2026-12-04",
    taxPoint: "2026-12-01",
    dueOn: "2027-01-03",
    seller: {
      schoolName: "Oakfield Primary School",
      legalEntityName: "Teign Valley Learning Trust",
      addressLines: ["Oakfield Lane", "Bovey Tracey", "Newton Abbot", "TQ13 9AB"],
      vatNumber: "GB 123 4567 89",
      urn: "140001",
      bank: { accountName: "Teign Valley Learning Trust", sortCode: "20-00-00", accountNumber: "12345678" },
    },
    buyer: {
      schoolName: "Ashdown Primary School",
      legalEntityName: "Devon County Council",
      addressLines: ["Church Road", "Ashburton", "TQ13 7AB"],
      vatNumber: "GB 987 6543 21",
      urn: "113002",
    },
    purchaseOrderNumber: "PO-2291",
    paymentReference: "OAK20260007",
    poolTitle: "Autumn paper and stationery",
    workings: [
      {
        heading: "Copier paper A4 80 gsm",
        sentences: [
          "Together 8 schools ordered 240 reams, which reached the price of £3.95 a ream from 200 reams on.",
          "Your school took 12 reams: 12 × £3.95 = £47.40.",
        ],
      },
      {
        heading: "Delivery",
        sentences: [
          "Delivery of £42.00 was shared by quantity. Your school took 12 of the 240 reams: 12 ÷ 240 × £42.00 = £2.10.",
        ],
      },
    ],
    ...changes,
    lines,
    vatTotals: changes.vatTotals ?? vatTotals,
    netPence: changes.netPence ?? netPence,
    vatPence: changes.vatPence ?? vatPence,
    grossPence: changes.grossPence ?? netPence + vatPence,
  }
}

const outside = (lines: readonly InvoiceLine[]) =>
  lines.map((line): InvoiceLine => ({ ...line, vatRate: "outside" }))

/** A charge between two schools of the same trust. */
export const internalRecharge = (changes: Partial<InvoiceDocument> = {}): InvoiceDocument => {
  const base = vatInvoice()
  return vatInvoice({
    kind: "internal-recharge",
    buyer: { ...base.buyer, legalEntityName: base.seller.legalEntityName, vatNumber: base.seller.vatNumber },
    ...changes,
    lines: outside(changes.lines ?? base.lines),
  })
}

/** An invoice of a school whose trust is not registered for VAT. */
export const invoiceWithoutVat = (changes: Partial<InvoiceDocument> = {}): InvoiceDocument => {
  const base = vatInvoice()
  const grossLine = { ...paperLine, unitPrice: 47_400n, netPence: 5_688n }
  return vatInvoice({
    kind: "invoice",
    seller: { ...base.seller, vatNumber: null },
    ...changes,
    lines: outside(changes.lines ?? [grossLine, { ...deliveryLine, unitPrice: 25_200n, netPence: 252n }]),
  })
}

/** A credit note for one ream too many. */
export const creditNote = (changes: Partial<InvoiceDocument> = {}): InvoiceDocument =>
  vatInvoice({
    number: "OAK-2026-0012",
    corrects: { number: "OAK-2026-0007", issuedOn: "2026-12-04", reason: "one ream was not delivered." },
    dueOn: null,
    lines: [{ ...paperLine, quantity: 1n, netPence: 395n }],
    ...changes,
  })
