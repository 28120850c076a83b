import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { HttpResponse, http } from "msw"
import { afterAll, afterEach, expect, test } from "vitest"
import { signedEvent } from "#app/demo/stripe/signed-event.ts"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import { createStripeCardPayments } from "#app/integrations/stripe/stripe-card-payments.ts"
import { takeConsoleErrors } from "#tests/support/console-errors.ts"
import { simulateStripe } from "#tests/support/stripe.ts"

const stripe = simulateStripe()
const payments = createStripeCardPayments(demoStripeKeys)
const { webhookSecret: secret } = demoStripeKeys

afterEach(() => stripe.network.resetHandlers())
afterAll(() => stripe.stop())

const request = {
  invoiceId: "019a0000-0000-7000-8000-000000000001",
  description: "Invoice OAK-2026-0007 from Oakfield",
  amountPence: 5_940n,
  paymentReference: "K7M29QX4",
  payerEmail: "bo@ash.example",
  successUrl: "https://kith.example/invoices/1/checkout/2",
  cancelUrl: "https://kith.example/invoices/1",
  idempotencyKey: "one",
}

test("a checkout asks for the exact amount, in pounds, and knows its invoice", async () => {
  const opened = await payments.openCheckout({ ...request, idempotencyKey: "a" })
  if (opened.kind !== "opened") throw new Error(opened.kind)
  const found = await payments.fetchCheckout(opened.id)
  expect(found).toEqual({
    kind: "found",
    checkout: {
      id: opened.id,
      invoiceId: request.invoiceId,
      paid: false,
      amountPence: 5_940n,
      paymentIntent: null,
    },
  })
  expect(stripe.sessions.find(opened.id)?.session).toMatchObject({
    currency: "gbp",
    client_reference_id: "K7M29QX4",
    success_url: request.successUrl,
  })
})

test("the same key opens the same checkout, and another amount under it opens none", async () => {
  const [first, second] = [await payments.openCheckout(request), await payments.openCheckout(request)]
  expect(second).toEqual(first)
  expect(await payments.openCheckout({ ...request, amountPence: 1_000n })).toEqual({ kind: "unavailable" })
  expect(takeConsoleErrors().join()).toContain("idempotent")
})

test("a paid checkout says so, with its payment", async () => {
  const opened = await payments.openCheckout({ ...request, idempotencyKey: "b" })
  if (opened.kind !== "opened") throw new Error(opened.kind)
  const paid = stripe.sessions.pay(opened.id)
  expect(await payments.fetchCheckout(opened.id)).toMatchObject({
    checkout: { paid: true, paymentIntent: paid?.payment_intent },
  })
})

test("an unknown checkout is nobody's", async () => {
  expect(await payments.fetchCheckout("cs_test_unknown")).toEqual({ kind: "unknown" })
})

test("a wrong key, a fault at Stripe's and a dead line are all told as unavailable", async () => {
  const wrong = createStripeCardPayments({ ...demoStripeKeys, secretKey: "sk_test_wrong" })
  expect(await wrong.openCheckout(request)).toEqual({ kind: "unavailable" })
  const address = "https://api.stripe.com/v1/checkout/sessions"
  stripe.network.use(http.post(address, () => HttpResponse.json({ error: {} }, { status: 500 })))
  expect(await payments.openCheckout({ ...request, idempotencyKey: "c" })).toEqual({ kind: "unavailable" })
  stripe.network.use(http.post(address, () => HttpResponse.error()))
  expect(await payments.openCheckout({ ...request, idempotencyKey: "c" })).toEqual({ kind: "unavailable" })
  expect(takeConsoleErrors()).toHaveLength(3)
})

test("an event is taken with Stripe's signature alone, and only while it is fresh", async () => {
  const event = { type: "checkout.session.completed", object: { id: "cs_1" }, secret }
  const read = ({ body, signature }: { body: string; signature: string }) =>
    payments.readEvent(body, signature)
  expect(await read(signedEvent({ ...event, id: "evt_1" }))).toEqual({
    ...{ id: "evt_1", type: "checkout.session.completed", checkoutId: "cs_1" },
  })
  const ago = (seconds: number) => Temporal.Now.instant().subtract({ seconds })
  expect(await read(signedEvent({ ...event, at: ago(290) }))).not.toBeNull()
  expect(await read(signedEvent({ ...event, at: ago(310) }))).toBeNull()
  expect(await read(signedEvent({ ...event, secret: "whsec_other" }))).toBeNull()
  const { body, signature } = signedEvent(event)
  expect(await payments.readEvent(body.replace("cs_1", "cs_2"), signature)).toBeNull()
  expect(await payments.readEvent(body, null)).toBeNull()
  expect(await payments.readEvent(body, "t=x,v1=y")).toBeNull()
})

test("an event about something else names no checkout", async () => {
  const { body, signature } = signedEvent({ type: "charge.refunded", object: { id: "ch_1" }, secret })
  expect((await payments.readEvent(body, signature))?.checkoutId).toBeNull()
})

test("STRIPE_API_URL points the client elsewhere", async () => {
  const asked: string[] = []
  const elsewhere = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    response.setHeader("Content-Type", "application/json").end(`{"id":"cs_9","url":"https://pay.example/9"}`)
  }).listen(0)
  const apiUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  const redirected = createStripeCardPayments({ ...demoStripeKeys, apiUrl })
  expect(await redirected.openCheckout(request)).toMatchObject({ id: "cs_9", url: "https://pay.example/9" })
  expect(asked).toEqual(["POST /v1/checkout/sessions"])
  elsewhere.close()
})
