import { beforeAll, expect, test } from "vitest"
import { civilDateOf } from "#app/core/civil-time.ts"
import { standingOf } from "#app/features/invoicing/invoice-standing.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { type BankTransfer, recordBankTransfer } from "#app/features/payments/record-bank-transfer.server.ts"
import { anInvoice, appUrl, aSellerAndABuyer } from "#tests/support/builders/invoices.ts"
import { openWorldWithJobs } from "#tests/support/builders/open-world.ts"
import { actingAs, type World } from "#tests/support/builders/people.ts"

let world: World
let jobs: JobQueue

beforeAll(async () => {
  const opened = await openWorldWithJobs()
  ;({ world, jobs } = opened)
  return opened.close
})

const now = Temporal.Instant.from("2026-12-20T10:00Z")
const issuedAt = Temporal.Instant.from("2026-12-01T10:00Z")

async function anUnpaidInvoice() {
  const parties = await aSellerAndABuyer(world)
  const { id: invoiceId } = await anInvoice(world, parties, { jobs, now: issuedAt })
  const record = (
    change: Partial<BankTransfer> = {},
    person = parties.sellersOfficer,
    school = parties.seller,
  ) =>
    actingAs(world, person, school, (tx, actor) =>
      recordBankTransfer(
        tx,
        actor,
        {
          paymentId: crypto.randomUUID(),
          invoiceId,
          amountPence: 5_940n,
          receivedOn: Temporal.PlainDate.from("2026-12-15"),
          reference: "BACS 15 DEC",
          ...change,
        },
        { jobs, now, appUrl },
      ),
    )
  const payments = () =>
    world.owner.selectFrom("payment").select("amountPence").where("invoiceId", "=", invoiceId).execute()
  return { ...parties, invoiceId, record, payments }
}

test("a transfer is recorded in parts until nothing is left to pay", async () => {
  const { record, payments } = await anUnpaidInvoice()
  expect(await record({ amountPence: 940n })).toEqual({ kind: "recorded" })
  expect(await record({ amountPence: 5_000n })).toEqual({ kind: "recorded" })
  expect(await record({ amountPence: 1n })).toMatchObject({ kind: "refused", field: "amount" })
  expect((await payments()).map((payment) => payment.amountPence).sort()).toEqual([5_000n, 940n].sort())
})

test("more than is owed is refused with the sentence that says how much is left", async () => {
  const { record, payments } = await anUnpaidInvoice()
  expect(await record({ amountPence: 5_941n })).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("Enter £59.40 or less"),
  })
  expect(await payments()).toEqual([])
})

test("two officers who record the whole transfer at the same moment record it once", async () => {
  const { record, payments } = await anUnpaidInvoice()
  const outcomes = await Promise.all([record(), record()])
  expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(["recorded", "refused"])
  expect(await payments()).toHaveLength(1)
})

test("a form sent twice records one payment, and says both times that it is recorded", async () => {
  const { record, payments } = await anUnpaidInvoice()
  const paymentId = crypto.randomUUID()
  const outcomes = await Promise.all([record({ paymentId }), record({ paymentId })])
  expect(outcomes).toEqual([{ kind: "recorded" }, { kind: "recorded" }])
  expect(await payments()).toHaveLength(1)
})

test("a payment that the form of another invoice recorded is not told of as this one's", async () => {
  const [first, second] = [await anUnpaidInvoice(), await anUnpaidInvoice()]
  const paymentId = crypto.randomUUID()
  expect(await first.record({ paymentId })).toEqual({ kind: "recorded" })
  expect(await second.record({ paymentId })).toMatchObject({ kind: "refused", field: "" })
  expect(await second.payments()).toHaveLength(0)
  const { count } = await world.owner
    .selectFrom("mail")
    .select((eb) => eb.fn.countAll<bigint>().as("count"))
    .where("body", "like", `%has received%${second.invoiceId}%`)
    .executeTakeFirstOrThrow()
  expect(count).toBe(0n)
})

test("money cannot have arrived in the future, nor before the invoice was issued", async () => {
  const { record } = await anUnpaidInvoice()
  const on = (date: string) => record({ receivedOn: Temporal.PlainDate.from(date) })
  expect(await on("2026-12-21")).toMatchObject({ kind: "refused", field: "receivedOn" })
  expect(await on("2026-11-30")).toMatchObject({
    kind: "refused",
    sentence: "Enter a date on or after the invoice's, 1 December 2026",
  })
  expect(await on("2026-12-20")).toEqual({ kind: "recorded" })
})

test("only the seller's money roles record a transfer", async () => {
  const { record, buyersOfficer, buyer } = await anUnpaidInvoice()
  const stranger = await aSellerAndABuyer(world)
  expect(await record({}, buyersOfficer, buyer)).toEqual({ kind: "forbidden" })
  expect(await record({}, stranger.sellersOfficer, stranger.seller)).toEqual({ kind: "not-found" })
})

test("the buyer hears that the money has arrived, and what is left", async () => {
  const { record, invoiceId } = await anUnpaidInvoice()
  await record({ amountPence: 940n })
  const mail = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%received £9.40%${invoiceId}%`)
    .executeTakeFirstOrThrow()
  expect(mail.body).toContain("Dear Bo Bursar,")
  expect(mail.body).toContain("£50.00 is left to pay.")
})

test("an invoice is overdue from the day after its due date, and never once it is paid", () => {
  const account = {
    ...{ grossPence: 100n, paidPence: 0n, creditedPence: 0n, type: "invoice" as const },
    dueOn: Temporal.PlainDate.from("2026-12-31"),
  }
  const on = (date: string) => Temporal.PlainDate.from(date)
  expect(standingOf(account, on("2026-12-31")).kind).toBe("unpaid")
  expect(standingOf(account, on("2027-01-01"))).toMatchObject({ kind: "overdue", owedPence: 100n })
  expect(standingOf({ ...account, paidPence: 40n }, on("2026-12-31"))).toMatchObject({
    ...{ kind: "part-paid", owedPence: 60n },
  })
  expect(standingOf({ ...account, paidPence: 100n }, on("2027-02-01")).kind).toBe("paid")
  expect(standingOf({ ...account, paidPence: 130n }, civilDateOf(now))).toEqual({
    ...{ kind: "overpaid", owedPence: 0n, overpaidPence: 30n },
  })
})

test("a credit note reduces what is due; what was paid before it is owed back", () => {
  const today = civilDateOf(now)
  const account = {
    ...{ grossPence: 100n, paidPence: 0n, creditedPence: 30n, type: "invoice" as const },
    dueOn: today.add({ days: 9 }),
  }
  expect(standingOf(account, today)).toMatchObject({ kind: "unpaid", owedPence: 70n })
  expect(standingOf({ ...account, paidPence: 70n }, today).kind).toBe("paid")
  expect(standingOf({ ...account, creditedPence: 100n }, today).kind).toBe("credited")
  expect(standingOf({ ...account, paidPence: 100n }, today)).toEqual({
    ...{ kind: "owed-back", owedPence: 0n, overpaidPence: 30n },
  })
  expect(standingOf({ ...account, type: "credit-note" }, today)).toMatchObject({
    kind: "a-credit",
    owedPence: 0n,
  })
})
