/** A program that serves what the demo does, on a database that a test has prepared. */
import { demoStripeKeys, startStripeSimulation } from "#app/demo/stripe/start-stripe-simulation.ts"
import { readEnvironment } from "#app/server/environment.ts"
import { serve } from "#app/server/serve.ts"

const read = readEnvironment({
  ...process.env,
  STRIPE_SECRET_KEY: demoStripeKeys.secretKey,
  STRIPE_WEBHOOK_SECRET: demoStripeKeys.webhookSecret,
})
if (!read.ok) throw new Error(read.faults.join("\n"))
const { APP_URL } = read.environment
const stripe = startStripeSimulation({ pagesAt: APP_URL, deliverTo: APP_URL })
const { stop } = await serve(read.environment, true, stripe.standIn)
console.log("Kith is ready")
process.once("SIGTERM", () => stop().then(() => process.exit(0)))
