import { setupServer } from "msw/node"
import { createSimulatedSessions } from "#app/demo/stripe/simulated-sessions.ts"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import { stripeAnswers } from "#app/demo/stripe/stripe-answers.ts"

/** Stripe as the demo has it, for a test to pay at, or to take off the network with `network.use(…)`. */
export const simulateStripe = () => {
  const sessions = createSimulatedSessions((id) => `https://checkout.stripe.example/${id}`)
  const network = setupServer(...stripeAnswers(sessions, demoStripeKeys.secretKey))
  network.listen({ onUnhandledFrame: "bypass" })
  return { sessions, network, stop: () => network.close() }
}
