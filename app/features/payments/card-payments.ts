import type { Pence } from "#app/core/money.ts"

/** What card schemes and Stripe take in one payment. */
export const LEAST_BY_CARD: Pence = 30n
export const MOST_BY_CARD: Pence = 99_999_999n

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
  invoiceId: string
  paid: boolean
  amountPence: Pence
  paymentIntent: string | null
}

/** The other side did not answer, or could not do what it was asked; nothing has changed. */
type Unavailable = { kind: "unavailable" }

/** A webhook call whose signature was right; the object is fetched afresh, because deliveries come in any order. */
export type CardEvent = { id: string; type: string; checkoutId: string | null }

/** Paying by card through somebody else's pages. */
export type CardPayments = {
  openCheckout(request: CheckoutRequest): Promise<{ kind: "opened"; id: string; url: string } | Unavailable>
  fetchCheckout(
    checkoutId: string,
  ): Promise<{ kind: "found"; checkout: Checkout } | { kind: "unknown" } | Unavailable>
  /** null: the signature is missing, wrong or too old. */
  readEvent(rawBody: string, signature: string | null): Promise<CardEvent | null>
}
