import type { Pence } from "#app/core/money.ts"

export type CheckoutRequest = {
  invoiceId: string
  description: string
  amountPence: Pence
  paymentReference: string
  payerEmail: string
  successUrl: string
  cancelUrl: string
  /** The same key with the same request gives the same checkout. */
  idempotencyKey: string
}

export type Checkout = {
  id: string
  url: string
  invoiceId: string
  paid: boolean
  amountPence: Pence
  paymentIntent: string | null
}

/** A webhook call whose signature was right; the object is fetched afresh, because deliveries come in any order. */
export type CardEvent = { id: string; type: string; checkoutId: string | null }

/** Paying by card through somebody else's pages. */
export type CardPayments = {
  openCheckout(request: CheckoutRequest): Promise<{ id: string; url: string }>
  fetchCheckout(checkoutId: string): Promise<Checkout>
  /** null: the signature is missing, wrong or too old. */
  readEvent(rawBody: string, signature: string | null): Promise<CardEvent | null>
}
