import type { Kysely } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { CardEvent, CardPayments, Checkout } from "#app/features/payments/card-payments.ts"
import { enterPayment } from "#app/features/payments/enter-payment.server.ts"
import { mailPayment } from "#app/features/payments/mail-payment.server.ts"
import { lockPaymentsOf, readPayableInvoice } from "#app/features/payments/payable-invoice.server.ts"
import type { Database, Tx } from "#db/client.ts"

type Surroundings = {
  /** With the worker's rights: whoever calls has proved that the card company speaks. */
  db: Kysely<Database>
  cardPayments: CardPayments
  jobs: JobQueue
  now: () => Temporal.Instant
  appUrl: string
}

export type Settlement =
  | { kind: "settled" }
  | { kind: "not-paid" }
  /** Of another system that shares the account at the card company. */
  | { kind: "not-ours" }
  | { kind: "unavailable" }

/**
 * Asks the card company afresh how a checkout stands, and enters its payment if it is paid: once, however often, in
 * whatever order and however concurrently this is called. With an event, remembers that it has been seen.
 */
export type SettleCheckout = (checkoutId: string, event?: CardEvent) => Promise<Settlement>

export const createSettlement =
  (around: Surroundings): SettleCheckout =>
  async (checkoutId, event) => {
    const answer = await around.cardPayments.fetchCheckout(checkoutId)
    if (answer.kind === "unavailable") return answer
    if (answer.kind === "unknown") return { kind: "not-ours" }
    return around.db.transaction().execute(async (tx) => {
      if (event && !(await isNews(tx, event))) return { kind: "settled" }
      return answer.checkout.paid ? enter(tx, around, answer.checkout) : { kind: "not-paid" }
    })
  }

/** Two deliveries of one event wait for each other here. */
const isNews = async (tx: Tx, { id, type }: CardEvent) => {
  const stored = await tx
    .insertInto("stripeEvent")
    .values({ id, type })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  return stored.numInsertedOrUpdatedRows === 1n
}

async function enter(tx: Tx, around: Surroundings, checkout: Checkout): Promise<Settlement> {
  if (!isId(checkout.invoiceId)) return { kind: "not-ours" }
  await lockPaymentsOf(tx, checkout.invoiceId)
  const invoice = await readPayableInvoice(tx, checkout.invoiceId)
  if (!invoice) return { kind: "not-ours" }
  const started = await tx
    .selectFrom("checkout as c")
    .innerJoin("person as p", "p.id", "c.startedBy")
    .select(["c.id", "c.startedBy", "p.name"])
    .where("c.stripeSessionId", "=", checkout.id)
    .executeTakeFirst()
  const { amountPence } = checkout
  const entered = await enterPayment(tx, invoice, {
    method: "card",
    amountPence,
    receivedOn: civilDateOf(around.now()),
    reference: invoice.paymentReference,
    checkoutId: started?.id ?? null,
    stripePaymentIntent: checkout.paymentIntent ?? checkout.id,
  })
  if (!entered) return { kind: "settled" }
  const payer = { personId: started?.startedBy ?? null, name: started?.name ?? "Stripe" }
  await recordEvent(
    tx,
    { ...payer, school: { id: invoice.buyerSchoolId } },
    {
      act: "pay-invoice",
      subject: { kind: "invoice", id: invoice.id },
      detail: { number: invoice.number, amountPence: String(amountPence), method: "card" },
    },
  )
  await mailPayment(tx, around, invoice, { amountPence, method: "card", tell: "seller" })
  return { kind: "settled" }
}
