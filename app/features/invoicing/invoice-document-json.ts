import { z } from "zod"
import { allVatRates } from "#app/core/vat.ts"
import type { InvoiceDocument } from "#app/features/invoicing/invoice-document.ts"

/** JSON has no integers beyond 2^53, so whole amounts travel as decimal strings. */
const wholeAmount = z.codec(z.string().regex(/^(0|-?[1-9][0-9]*)$/), z.bigint(), {
  decode: (digits) => BigInt(digits),
  encode: (amount) => amount.toString(),
})

const isoDate = z.iso.date()

const vatRate = z.enum(allVatRates)

const party = z.object({
  schoolName: z.string(),
  legalEntityName: z.string(),
  addressLines: z.array(z.string()).readonly(),
  vatNumber: z.string().nullable(),
  urn: z.string(),
})

const bank = z.object({ accountName: z.string(), sortCode: z.string(), accountNumber: z.string() })

const earlierInvoice = z.object({ number: z.string(), issuedOn: isoDate, reason: z.string() })

const line = z.object({
  itemId: z.string().optional(),
  replacement: z.string().optional(),
  description: z.string(),
  quantity: wholeAmount,
  unit: z.string(),
  unitPrice: wholeAmount,
  netPence: wholeAmount,
  vatRate,
  cfrCode: z.string(),
})

const vatTotal = z.object({ rate: vatRate, netPence: wholeAmount, vatPence: wholeAmount })

const working = z.object({ heading: z.string(), sentences: z.array(z.string()).readonly() })

const schema = z.object({
  kind: z.enum(["vat-invoice", "invoice", "internal-recharge"]),
  corrects: earlierInvoice.nullable(),
  follows: earlierInvoice.nullish(),
  number: z.string(),
  issuedOn: isoDate,
  taxPoint: isoDate,
  dueOn: isoDate.nullable(),
  seller: party.extend({ bank: bank.nullable() }),
  buyer: party,
  purchaseOrderNumber: z.string().nullable(),
  paymentReference: z.string(),
  poolTitle: z.string(),
  notice: z.string().optional(),
  lines: z.array(line).readonly(),
  vatTotals: z.array(vatTotal).readonly(),
  netPence: wholeAmount,
  vatPence: wholeAmount,
  grossPence: wholeAmount,
  workings: z.array(working).readonly(),
})

/** An invoice document as it is stored: plain JSON, amounts as strings of digits. */
export type InvoiceDocumentJson = z.input<typeof schema>

/**
 * The stored form of an invoice document, without loss in either direction:
 * `invoiceDocumentJson.encode(document)` before writing, `.decode(json)` after reading.
 */
export const invoiceDocumentJson: z.ZodType<InvoiceDocument, InvoiceDocumentJson> = schema
