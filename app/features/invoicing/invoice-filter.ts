import { z } from "zod"
import { readPaymentReference } from "#app/features/invoicing/payment-reference.ts"

/** Which of a school's invoices to list. Everything but the side may be left open. */
export type InvoiceFilter = {
  side: "received" | "sent"
  standing: "unpaid" | "overdue" | "paid" | null
  /** The school on the other side. */
  schoolId: string | null
  poolId: string | null
  /** Read, with its check character right. */
  reference: string | null
}

/** Where a page of the list starts: beyond this invoice, in that direction. */
export type InvoiceCursor = { direction: "older" | "newer"; issuedOn: string; id: string }

const uuid = z.uuid().nullable().catch(null)
const standing = z.enum(["unpaid", "overdue", "paid"]).nullable().catch(null)
const cursor = z
  .templateLiteral([z.iso.date(), "_", z.uuid()])
  // PostgreSQL's calendar has no year 0.
  .refine((place) => !place.startsWith("0000"))
  .nullable()
  .catch(null)

/** Reads a filter from an address; what makes no sense there is left open. */
export const readInvoiceFilter = (query: URLSearchParams): InvoiceFilter => ({
  side: query.get("side") === "sent" ? "sent" : "received",
  standing: standing.parse(query.get("standing")),
  schoolId: uuid.parse(query.get("school")),
  poolId: uuid.parse(query.get("pool")),
  reference: readPaymentReference(query.get("reference") ?? ""),
})

/** What was typed as a payment reference and cannot be one; null when there is nothing wrong. */
export const misreadReference = (query: URLSearchParams): string | null => {
  const typed = query.get("reference")?.trim() ?? ""
  return typed !== "" && readPaymentReference(typed) === null ? typed : null
}

export const readInvoiceCursor = (query: URLSearchParams): InvoiceCursor | null => {
  const direction = query.has("newer") ? "newer" : "older"
  const place = cursor.parse(query.get(direction))
  if (place === null) return null
  const [issuedOn = "", id = ""] = place.split("_")
  return { direction, issuedOn, id }
}

/** The filter as an address holds it, without what is left open. */
export const invoiceFilterQuery = (
  { side, standing, schoolId, poolId, reference }: InvoiceFilter,
  more: Record<string, string> = {},
): string => {
  const given = { side, standing, school: schoolId, pool: poolId, reference, ...more }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value !== null) query.set(name, value)
  return query.toString()
}

export const isNarrowed = ({ standing, schoolId, poolId, reference }: InvoiceFilter) =>
  [standing, schoolId, poolId, reference].some((wish) => wish !== null)
