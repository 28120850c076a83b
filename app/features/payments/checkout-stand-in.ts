import type { Pence } from "#app/core/money.ts"

export type StandInCheckout = { description: string; amountPence: Pence; paid: boolean; cancelUrl: string }

/** What the demo shows in place of the card company's own pages, where no card is ever charged. */
export type CheckoutStandIn = {
  find(checkoutId: string): StandInCheckout | null
  /** Pays, has the signed event delivered, and answers where the payer goes next; null for an unknown checkout. */
  pay(checkoutId: string): Promise<string | null>
}
