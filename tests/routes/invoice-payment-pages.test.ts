import { HttpResponse, http } from "msw"
import { afterAll, beforeAll, expect, test } from "vitest"
import { signedEvent } from "#app/demo/stripe/signed-event.ts"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import * as invoice from "#app/routes/invoices/invoice.tsx"
import * as checkout from "#app/routes/invoices/invoice-checkout.tsx"
import * as checkoutDone from "#app/routes/invoices/invoice-checkout-done.tsx"
import * as payment from "#app/routes/invoices/invoice-payment.tsx"
import * as webhook from "#app/routes/webhooks-stripe.ts"
import { anInvoicedPool } from "#tests/support/builders/invoiced-pool.ts"
import { openWorldWithPages } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import { type Pages, startPages } from "#tests/support/called-routes.ts"
import { takeConsoleErrors } from "#tests/support/console-errors.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { simulateStripe } from "#tests/support/stripe.ts"

const stripe = simulateStripe()
let database: TestDatabase
let world: World
let pages: Pages

beforeAll(async () => {
  const opened = await openWorldWithPages()
  ;({ database, world, pages } = opened)
  return opened.close
})
afterAll(() => stripe.stop())

test("a bursar pays by card: Stripe's page, a signed event, and the invoice is paid", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const { cookies } = made
  const opened = await pages.ask(checkout.loader, { ...made.at("/checkout"), cookie: cookies.ash })
  const { checkoutId } = opened.data as { checkoutId: string }
  const post = () =>
    pages.ask(checkout.action, { ...made.at("/checkout"), cookie: cookies.ash, form: { checkoutId } })
  const [first, twice] = [await post(), await post()]
  const address = first.response?.headers.get("Location") ?? ""
  expect(twice.response?.headers.get("Location")).toBe(address)
  const sessionId = address.split("/").at(-1)!
  const done = {
    path: `/invoices/${made.invoice.id}/checkout/${checkoutId}`,
    params: { invoiceId: made.invoice.id, checkoutId },
  }
  const back = async (cookie: string) => pages.ask(checkoutDone.loader, { ...done, cookie })
  expect((await back(cookies.ash)).data).toMatchObject({ paid: null })

  const object = stripe.sessions.pay(sessionId)!
  const event = { type: "checkout.session.completed", object, secret: demoStripeKeys.webhookSecret }
  const { body, signature } = signedEvent(event)
  const deliver = (sent: string, header: string) =>
    pages.ask(webhook.action, {
      ...{ path: "/webhooks/stripe", body: sent, headers: { "Stripe-Signature": header } },
    })
  expect((await deliver(body, `${signature}0`)).status).toBe(400)
  expect((await deliver(body.replace("completed", "expired"), signature)).status).toBe(400)
  const old = signedEvent({ ...event, at: Temporal.Now.instant().subtract({ minutes: 6 }) })
  expect((await deliver(old.body, old.signature)).status).toBe(400)
  const deliveries = await Promise.all([deliver(body, signature), deliver(body, signature)])
  expect(deliveries.map(({ status }) => status)).toEqual([200, 200])

  expect((await back(cookies.ash)).data).toMatchObject({ paid: expect.stringMatching(/^£/) })
  expect((await back(cookies.beech)).status).toBe(404)
  const { data } = await pages.ask(invoice.loader, { ...made.at(), cookie: cookies.ash })
  expect(data).toMatchObject({ invoice: { standing: { tag: "Paid" }, payments: [{ method: "card" }] } })
  expect((await pages.ask(checkout.loader, { ...made.at("/checkout"), cookie: cookies.ash })).status).toBe(
    422,
  )
})

test("who comes back before the event arrives is told the truth all the same", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const cookie = made.cookies.ash
  const checkoutId = crypto.randomUUID()
  const sent = await pages.ask(checkout.action, { ...made.at("/checkout"), cookie, form: { checkoutId } })
  stripe.sessions.pay(sent.response!.headers.get("Location")!.split("/").at(-1)!)
  const { data } = await pages.ask(checkoutDone.loader, {
    path: `/invoices/${made.invoice.id}/checkout/${checkoutId}`,
    params: { invoiceId: made.invoice.id, checkoutId },
    cookie,
  })
  expect(data).toMatchObject({ paid: expect.stringMatching(/^£/) })
})

test("while Stripe is down the page says so, nothing changes, and the event is asked for again", async () => {
  const made = await anInvoicedPool(database, world, pages)
  stripe.network.use(
    http.all("https://api.stripe.com/*", () =>
      HttpResponse.json({ error: { type: "api_error" } }, { status: 503 }),
    ),
  )
  const form = { checkoutId: crypto.randomUUID() }
  const refused = await pages.ask(checkout.action, {
    ...made.at("/checkout"),
    cookie: made.cookies.ash,
    form,
  })
  expect(refused).toMatchObject({
    status: 503,
    data: { faults: { sentences: { "": expect.stringContaining("nothing has changed") } } },
  })
  const { body, signature } = signedEvent({
    ...{ type: "checkout.session.completed", object: { id: "cs_1" }, secret: demoStripeKeys.webhookSecret },
  })
  const asked = { path: "/webhooks/stripe", body, headers: { "Stripe-Signature": signature } }
  expect((await pages.ask(webhook.action, asked)).status).toBe(503)
  stripe.network.resetHandlers()
  takeConsoleErrors()
  const rows = world.owner.selectFrom("checkout").select("id").where("invoiceId", "=", made.invoice.id)
  expect(await rows.execute()).toEqual([])
})

test("without Stripe's keys the page offers bank transfer alone", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const without = await startPages(database, { cards: false })
  const cookie = made.cookies.ash
  const { data } = await without.ask(invoice.loader, { ...made.at(), cookie })
  expect(data).toMatchObject({
    paysByCard: false,
    invoice: { sheet: { payment: { heading: "How to pay" } } },
  })
  expect((await without.ask(checkout.loader, { ...made.at("/checkout"), cookie })).status).toBe(404)
  const event = { path: "/webhooks/stripe", body: "{}" }
  expect((await without.ask(webhook.action, event)).status).toBe(404)
  await without.stop()
})

test("the lead's officer records a transfer, and every fault of the form gets its sentence", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const cookie = made.cookies.lead
  const good = {
    ...{ paymentId: crypto.randomUUID(), amount: "1.50", reference: "BACS" },
    receivedOn: Temporal.Now.plainDateISO("Europe/London").toString(),
  }
  const record = (form: Record<string, string>) =>
    pages.ask(payment.action, { ...made.at("/payments/new"), cookie, form: { ...good, ...form } })
  for (const [form, field] of [
    [{ amount: "-1" }, "amount"],
    [{ amount: "1.005" }, "amount"],
    [{ amount: "٣" }, "amount"],
    [{ amount: "lots" }, "amount"],
    [{ amount: "0" }, "amount"],
    [{ amount: "99999999999999999999" }, "amount"],
    [{ amount: "9,999,999.99" }, "amount"],
    [{ receivedOn: "31 2 2026" }, "receivedOn"],
    [{ receivedOn: "2100-01-01" }, "receivedOn"],
    [{ reference: "x".repeat(101) }, "reference"],
    // Nobody has typed it, so the sentence stands against the form as a whole.
    [{ paymentId: "7" }, ""],
  ] as [Record<string, string>, string][]) {
    const answer = await record(form)
    expect(answer.status, JSON.stringify(form)).toBe(422)
    const { faults } = answer.data as { faults: { typed: object; sentences: Record<string, string> } }
    expect(Object.keys(faults.sentences), JSON.stringify(form)).toEqual([field])
    expect(faults.typed).toEqual({ ...good, ...form })
  }
  const recorded = await record({})
  expect(recorded.response?.headers.get("Location")).toBe(
    `/invoices/${made.invoice.id}?recorded=${good.paymentId}`,
  )
  const rows = world.owner
    .selectFrom("payment")
    .select("amountPence")
    .where("invoiceId", "=", made.invoice.id)
  expect(await rows.execute()).toEqual([{ amountPence: 150n }])
  const byBuyer = { ...made.at("/payments/new"), cookie: made.cookies.ash }
  expect((await pages.ask(payment.loader, byBuyer)).status).toBe(403)
  expect((await pages.ask(payment.action, { ...byBuyer, form: good })).status).toBe(403)
})

test("a partly paid invoice offers the rest by card", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const form = {
    ...{ paymentId: crypto.randomUUID(), amount: "100", reference: "" },
    receivedOn: Temporal.Now.plainDateISO("Europe/London").toString(),
  }
  await pages.ask(payment.action, { ...made.at("/payments/new"), cookie: made.cookies.lead, form })
  const { data } = await pages.ask(checkout.loader, { ...made.at("/checkout"), cookie: made.cookies.ash })
  const rest = made.invoice.grossPence - 10_000n
  const pounds = `£${rest / 100n}.${String(rest % 100n).padStart(2, "0")}`
  expect(data).toMatchObject({ amount: pounds })
})
