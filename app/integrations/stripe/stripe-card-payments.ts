import Stripe from "stripe"
import type { CardEvent, CardPayments, CheckoutRequest } from "#app/features/payments/card-payments.ts"

type StripeSettings = {
  secretKey: string
  webhookSecret: string
  /** Another address than Stripe's own, where a proxy or a stand-in listens. */
  apiUrl?: string
}

/** A person waits for the answer, with a button under their finger. */
const TIMEOUT_MS = 10_000

/** How old a signed event may be: long enough for slow clocks, too short to be recorded and played back. */
const SIGNATURE_TOLERANCE_SECONDS = 300

/** Card payments through Stripe Checkout. The library pins the version of Stripe's interface that it was made for. */
export const createStripeCardPayments = (settings: StripeSettings): CardPayments => {
  const stripe = new Stripe(settings.secretKey, {
    ...addressOf(settings.apiUrl),
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 1,
    telemetry: false,
  })
  return {
    async openCheckout(request) {
      const session = await answered(
        stripe.checkout.sessions.create(sessionFor(request), { idempotencyKey: request.idempotencyKey }),
      )
      return session?.url ? { kind: "opened", id: session.id, url: session.url } : { kind: "unavailable" }
    },

    async fetchCheckout(checkoutId) {
      const session = await answered(stripe.checkout.sessions.retrieve(checkoutId))
      if (session === null) return { kind: "unavailable" }
      const invoiceId = session?.metadata?.invoiceId
      if (!session || !invoiceId) return { kind: "unknown" }
      const intent = session.payment_intent
      return {
        kind: "found",
        checkout: {
          id: session.id,
          invoiceId,
          paid: session.payment_status === "paid",
          amountPence: BigInt(session.amount_total ?? 0),
          paymentIntent: typeof intent === "string" ? intent : (intent?.id ?? null),
        },
      }
    },

    async readEvent(rawBody, signature) {
      try {
        const event = await stripe.webhooks.constructEventAsync(
          rawBody,
          signature ?? "",
          settings.webhookSecret,
          SIGNATURE_TOLERANCE_SECONDS,
        )
        return eventFrom(event)
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError)
          return null
        throw error
      }
    },
  }
}

const addressOf = (apiUrl: string | undefined) => {
  if (apiUrl === undefined) return {}
  const { protocol, hostname, port } = new URL(apiUrl)
  const https = protocol === "https:"
  return {
    host: hostname,
    port: port || (https ? 443 : 80),
    protocol: https ? ("https" as const) : ("http" as const),
  }
}

const sessionFor = (request: CheckoutRequest): Stripe.Checkout.SessionCreateParams => {
  const metadata = { invoiceId: request.invoiceId, paymentReference: request.paymentReference }
  return {
    mode: "payment",
    allowed_payment_method_types: ["card"],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: "gbp",
          unit_amount: Number(request.amountPence),
          product_data: { name: request.description },
        },
      },
    ],
    customer_email: request.payerEmail,
    client_reference_id: request.paymentReference,
    metadata,
    payment_intent_data: { description: request.description, metadata },
    locale: "en-GB",
    submit_type: "pay",
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
  }
}

/**
 * What Stripe answered: null when it did not, or could not (the reason is logged, for whoever keeps the keys), and
 * undefined when there is no such thing.
 */
const answered = async <T>(asked: Promise<T>): Promise<T | null | undefined> => {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    if (error.statusCode === 404) return undefined
    console.error(`Stripe: ${error.type}: ${error.message}`)
    return null
  }
}

const eventFrom = ({ id, type, data }: Stripe.Event): CardEvent => ({
  id,
  type,
  checkoutId: type.startsWith("checkout.session.") ? (data.object as Stripe.Checkout.Session).id : null,
})
