import type { Kysely } from "kysely"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { CheckoutStandIn } from "#app/features/payments/checkout-stand-in.ts"
import { createSettlement } from "#app/features/payments/settle-checkout.server.ts"
import { createStripeCardPayments } from "#app/integrations/stripe/stripe-card-payments.ts"
import type { Cards } from "#app/server/context.ts"
import type { Environment } from "#app/server/environment.ts"
import type { Database } from "#db/client.ts"

type Surroundings = { workerDb: Kysely<Database>; jobs: JobQueue; standIn: CheckoutStandIn | null }

/** Paying by card, where the environment has Stripe's keys. */
export const wireCards = (
  environment: Environment,
  { workerDb, jobs, standIn }: Surroundings,
): Cards | null => {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret } = environment
  if (!secretKey || !webhookSecret) return null
  const payments = createStripeCardPayments({ secretKey, webhookSecret, apiUrl: environment.STRIPE_API_URL })
  const settle = createSettlement({
    db: workerDb,
    cardPayments: payments,
    jobs,
    now: () => Temporal.Now.instant(),
    appUrl: environment.APP_URL,
  })
  return { payments, settle, standIn }
}
