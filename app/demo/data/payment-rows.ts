import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { MadeInvoice } from "#app/demo/data/invoice-rows.ts"
import { addLedgerEntry } from "#app/demo/data/ledger-rows.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { createRandom, type Random } from "#app/demo/data/random.ts"
import { at, weekdayUpTo } from "#app/demo/data/school-days.ts"
import { postingsOfPayment } from "#app/features/ledger/posting.ts"

type Habit = "in full" | "in two parts" | "in part" | "not yet"

/** What has come in for the invoices up to yesterday: nearly everything for the old ones, all sorts for the new. */
export function addPayments(
  rows: DemoRows,
  invoices: readonly MadeInvoice[],
  today: Temporal.PlainDate,
): void {
  for (const [place, invoice] of invoices.entries()) {
    const random = createRandom(`payment ${invoice.document.number}`)
    const { grossPence } = invoice.document
    const half = grossPence / 2n
    const habit = habitOf(invoice, place, today, random)
    if (half === 0n || habit === "not yet") continue
    if (habit === "in full") pay(rows, invoice, grossPence, random, today, 1)
    else pay(rows, invoice, half, random, today, 1)
    if (habit === "in two parts") pay(rows, invoice, grossPence - half, random, today, 2)
  }
}

/** Nobody waits longer than this for their money. */
const LONGEST_ARREARS = { days: 150 }

const habitOf = (
  { isPast, issuedOn }: MadeInvoice,
  place: number,
  today: Temporal.PlainDate,
  random: Random,
): Habit => {
  if (!isPast) return (["in full", "not yet", "in part", "in full", "not yet"] as const)[place % 5]!
  const mayWait = Temporal.PlainDate.compare(issuedOn, today.subtract(LONGEST_ARREARS)) > 0
  if (mayWait && random.chance(0.05)) return "not yet"
  return random.chance(0.03) ? "in two parts" : "in full"
}

const pay = (
  rows: DemoRows,
  invoice: MadeInvoice,
  amountPence: bigint,
  random: Random,
  today: Temporal.PlainDate,
  part: 1 | 2,
) => {
  const { id: invoiceId, seller, buyer, document, issuedOn } = invoice
  const daysSince = issuedOn.until(today).total("days")
  const wanted = Math.min(daysSince - 1, random.between(4, 30) + (part - 1) * 10)
  const receivedOn = laterOf(issuedOn, weekdayUpTo(issuedOn.add({ days: Math.max(0, wanted) })))
  const method = random.chance(0.25) ? "card" : "bank-transfer"
  const recordedAt = at(receivedOn, `1${random.between(2, 5)}:${random.between(10, 59)}`)
  const id = demoId(`payment ${document.number} ${part}`, recordedAt)
  const isCard = method === "card"
  const by = isCard ? holderOf("business-manager", buyer.key) : holderOf("finance", seller.key)
  rows.payment.push({
    ...{ id, invoiceId, method, amountPence, receivedOn, recordedAt },
    reference: document.paymentReference,
    stripePaymentIntent: isCard ? `pi_demo_${id.replaceAll("-", "")}` : null,
    recordedBy: isCard ? null : by.id,
  })
  const deal = { sellerSchoolId: seller.id, buyerSchoolId: buyer.id, amountPence }
  addLedgerEntry(
    rows,
    "payment-received",
    { invoiceId, paymentId: id, at: recordedAt },
    postingsOfPayment(deal),
  )
  recordDemoEvent(rows, {
    act: isCard ? "pay-invoice" : "record-payment",
    subject: { kind: "invoice", id: invoiceId },
    ...{ at: recordedAt, by, schoolId: isCard ? buyer.id : seller.id },
    detail: { number: document.number, amountPence: String(amountPence), method },
  })
}

const laterOf = (a: Temporal.PlainDate, b: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(a, b) > 0 ? a : b
