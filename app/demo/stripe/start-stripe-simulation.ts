import { setupServer } from "msw/node"
import { signedEvent } from "#app/demo/stripe/signed-event.ts"
import { createSimulatedSessions } from "#app/demo/stripe/simulated-sessions.ts"
import { stripeAnswers } from "#app/demo/stripe/stripe-answers.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"

/** Keys that open nothing anywhere. */
export const demoStripeKeys = { secretKey: "sk_test_kith_demo", webhookSecret: "whsec_kith_demo" }

type Addresses = { pagesAt: string; deliverTo: string }

/**
 * Stands in for Stripe in this process: calls to Stripe's address are answered here, everything else passes through.
 * Checkouts are paid on a page of Kith's own at `pagesAt`, and reach `deliverTo` as signed events.
 */
export const startStripeSimulation = ({ pagesAt, deliverTo }: Addresses) => {
  const { secretKey, webhookSecret } = demoStripeKeys
  const sessions = createSimulatedSessions((id) => new URL(`/demo/checkout/${id}`, pagesAt).href)
  const network = setupServer(...stripeAnswers(sessions, secretKey))
  network.listen({ onUnhandledFrame: "bypass" })

  const deliver = async (object: { id: string }) => {
    const event = { type: "checkout.session.completed", object, secret: webhookSecret }
    const { body, signature } = signedEvent(event)
    const headers = { "Content-Type": "application/json", "Stripe-Signature": signature }
    await fetch(new URL("/webhooks/stripe", deliverTo), { method: "POST", body, headers }).catch(
      (error: unknown) => console.error("The demo's payment was not delivered:", error),
    )
  }

  const standIn: CheckoutStandIn = {
    find(id) {
      const found = sessions.find(id)
      return (
        found && {
          description: found.description,
          amountPence: BigInt(found.session.amount_total),
          paid: found.session.payment_status === "paid",
          cancelUrl: found.session.cancel_url,
        }
      )
    },
    async pay(id) {
      const session = sessions.pay(id)
      if (!session) return null
      await deliver(session)
      return session.success_url
    },
  }
  return { standIn, stop: () => network.close() }
}
