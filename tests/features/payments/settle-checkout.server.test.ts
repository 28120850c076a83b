import { HttpResponse, http } from "msw"
import { afterAll, beforeAll, expect, test } from "vitest"
import { demoStripeKeys } from "#app/demo/stripe/start-stripe-simulation.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { createSettlement, type SettleCheckout } from "#app/features/payments/settle-checkout.server.ts"
import { prepareCheckout, storeCheckout } from "#app/features/payments/start-checkout.server.ts"
import { createStripeCardPayments } from "#app/integrations/stripe/stripe-card-payments.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { anInvoice, appUrl, aSellerAndABuyer } from "#tests/support/builders/invoices.ts"
import { actingAs, enterWorld, type World } from "#tests/support/builders/people.ts"
import { takeConsoleErrors } from "#tests/support/console-errors.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"
import { simulateStripe } from "#tests/support/stripe.ts"

const stripe = simulateStripe()
const cardPayments = createStripeCardPayments(demoStripeKeys)
let database: TestDatabase
let world: World
let jobs: JobQueue
let settle: SettleCheckout
let leave: () => Promise<void>

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  const queue = await startJobs(database.url)
  jobs = queue.jobs
  const db = createDatabase(createPool(database.url, "kith_worker", 8))
  settle = createSettlement({ db, cardPayments, jobs, now: () => Temporal.Now.instant(), appUrl })
  leave = async () => {
    await Promise.all([queue.stop(), db.destroy(), world.leave()])
    await database.drop()
  }
})
afterAll(async () => {
  stripe.stop()
  await leave()
})

/** A bursar goes to pay an invoice by card; answers the checkout that Stripe opened. */
async function aCheckout() {
  const parties = await aSellerAndABuyer(world)
  const { id: invoiceId } = await anInvoice(world, parties, { jobs })
  const checkoutId = crypto.randomUUID()
  const prepared = await actingAs(world, parties.buyersOfficer, parties.buyer, (tx, actor) =>
    prepareCheckout(tx, actor, { invoiceId, checkoutId, appUrl }),
  )
  if (prepared.kind !== "ready") throw new Error(prepared.kind)
  const opened = await cardPayments.openCheckout(prepared.request)
  if (opened.kind !== "opened") throw new Error(opened.kind)
  const stripeSessionId = opened.id
  await actingAs(world, parties.buyersOfficer, parties.buyer, (tx, actor) =>
    storeCheckout(tx, actor, { id: checkoutId, invoiceId, stripeSessionId }),
  )
  return { ...parties, invoiceId, checkoutId, stripeSessionId }
}

const paymentsOf = (invoiceId: string) =>
  world.owner
    .selectFrom("payment")
    .select(["amountPence", "method", "checkoutId"])
    .where("invoiceId", "=", invoiceId)
    .execute()

const event = (checkoutId: string, id = `evt_${crypto.randomUUID()}`) => ({
  ...{ id, type: "checkout.session.completed", checkoutId },
})

test("a paid checkout enters one payment, tells the seller, and is posted to both ledgers", async () => {
  const { invoiceId, checkoutId, stripeSessionId, buyer, seller } = await aCheckout()
  stripe.sessions.pay(stripeSessionId)
  expect(await settle(stripeSessionId, event(stripeSessionId))).toEqual({ kind: "settled" })
  expect(await paymentsOf(invoiceId)).toEqual([{ amountPence: 5_940n, method: "card", checkoutId }])
  const postings = await world.owner
    .selectFrom("ledgerPosting as p")
    .innerJoin("ledgerEntry as e", "e.id", "p.entryId")
    .select(["p.schoolId", "p.account", "p.amountPence"])
    .where("e.invoiceId", "=", invoiceId)
    .where("e.reason", "=", "payment-received")
    .execute()
  expect(postings).toEqual(
    expect.arrayContaining([
      { schoolId: seller, account: "money", amountPence: 5_940n },
      { schoolId: seller, account: "owed-to-us", amountPence: -5_940n },
      { schoolId: buyer, account: "we-owe", amountPence: 5_940n },
      { schoolId: buyer, account: "money", amountPence: -5_940n },
    ]),
  )
  const mail = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%Ashdown%paid%${invoiceId}%`)
    .execute()
  expect(mail).toHaveLength(1)
  expect(mail[0]?.body).toContain("Dear Fay Finance,")
  const record = await world.owner
    .selectFrom("auditEvent")
    .select("personName")
    .where("subjectId", "=", invoiceId)
    .where("act", "=", "pay-invoice")
    .execute()
  expect(record).toEqual([{ personName: "Bo Bursar" }])
})

test("twenty deliveries at the same moment, of several events, enter one payment", async () => {
  const { invoiceId, stripeSessionId } = await aCheckout()
  stripe.sessions.pay(stripeSessionId)
  const same = event(stripeSessionId)
  await Promise.all(
    Array.from({ length: 20 }, (_, n) => settle(stripeSessionId, n % 2 ? same : event(stripeSessionId))),
  )
  expect(await paymentsOf(invoiceId)).toHaveLength(1)
})

test("a late event about a payment that is not through enters nothing", async () => {
  const { invoiceId, stripeSessionId } = await aCheckout()
  expect(await settle(stripeSessionId, event(stripeSessionId))).toEqual({ kind: "not-paid" })
  expect(await paymentsOf(invoiceId)).toEqual([])
  stripe.sessions.pay(stripeSessionId)
  expect(await settle(stripeSessionId, event(stripeSessionId))).toEqual({ kind: "settled" })
  expect(await paymentsOf(invoiceId)).toHaveLength(1)
})

test("while Stripe does not answer nothing is stored, so the event is taken when it comes again", async () => {
  const { invoiceId, stripeSessionId } = await aCheckout()
  stripe.sessions.pay(stripeSessionId)
  const late = event(stripeSessionId)
  stripe.network.use(http.get("https://api.stripe.com/v1/checkout/sessions/:id", () => HttpResponse.error()))
  expect(await settle(stripeSessionId, late)).toEqual({ kind: "unavailable" })
  takeConsoleErrors()
  stripe.network.resetHandlers()
  expect(await settle(stripeSessionId, late)).toEqual({ kind: "settled" })
  expect(await paymentsOf(invoiceId)).toHaveLength(1)
})

test("money that arrives twice is never lost: a second card payment is entered as too much", async () => {
  const parties = await aCheckout()
  const { invoiceId } = parties
  const second = await cardPayments.openCheckout({
    ...{
      invoiceId,
      amountPence: 5_940n,
      description: "again",
      paymentReference: "x",
      payerEmail: "a@b.example",
    },
    ...{ successUrl: appUrl, cancelUrl: appUrl, idempotencyKey: crypto.randomUUID() },
  })
  if (second.kind !== "opened") throw new Error(second.kind)
  for (const id of [parties.stripeSessionId, second.id]) {
    stripe.sessions.pay(id)
    await settle(id, event(id))
  }
  expect(await paymentsOf(invoiceId)).toHaveLength(2)
  const mail = world.owner
    .selectFrom("mail")
    .select("id")
    .where("body", "like", `%more than was owed%${invoiceId}%`)
  expect(await mail.execute()).toHaveLength(1)
})

test("a checkout of another system at the same account is left alone", async () => {
  const foreign = await cardPayments.openCheckout({
    ...{ invoiceId: "order-17", amountPence: 100n, description: "mugs", paymentReference: "x" },
    ...{
      payerEmail: "a@b.example",
      successUrl: appUrl,
      cancelUrl: appUrl,
      idempotencyKey: crypto.randomUUID(),
    },
  })
  if (foreign.kind !== "opened") throw new Error(foreign.kind)
  stripe.sessions.pay(foreign.id)
  expect(await settle(foreign.id, event(foreign.id))).toEqual({ kind: "not-ours" })
  expect(await settle("cs_unheard_of")).toEqual({ kind: "not-ours" })
})

test("an invoice is paid by those who handle the buyer's money, and by nobody else", async () => {
  const { invoiceId, sellersOfficer, seller } = await aCheckout()
  const ask = (person: string, school: string) =>
    actingAs(world, person, school, (tx, actor) =>
      prepareCheckout(tx, actor, { invoiceId, checkoutId: crypto.randomUUID(), appUrl }),
    )
  expect(await ask(sellersOfficer, seller)).toEqual({ kind: "forbidden" })
  const stranger = await aSellerAndABuyer(world)
  expect(await ask(stranger.buyersOfficer, stranger.buyer)).toEqual({ kind: "not-found" })
})

test("a page can never claim that a card has paid", async () => {
  const { invoiceId, sellersOfficer, seller } = await aCheckout()
  const claim = actingAs(world, sellersOfficer, seller, (tx) =>
    tx
      .insertInto("payment")
      .values({
        invoiceId,
        method: "card",
        amountPence: 1n,
        receivedOn: Temporal.PlainDate.from("2026-12-01"),
      })
      .execute(),
  )
  await expect(claim).rejects.toThrow(/row-level security/)
})
