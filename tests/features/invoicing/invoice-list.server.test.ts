import { beforeAll, expect, test } from "vitest"
import { civilDateOf } from "#app/core/civil-time.ts"
import {
  type InvoiceCursor,
  type InvoiceFilter,
  invoiceFilterQuery,
  readInvoiceCursor,
  readInvoiceFilter,
} from "#app/features/invoicing/invoice-filter.ts"
import { listInvoices } from "#app/features/invoicing/invoice-list.server.ts"
import { readDocuments, readInvoice } from "#app/features/invoicing/invoice-queries.server.ts"
import { invoicesNeedingMe } from "#app/features/invoicing/invoices-needing-me.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { recordBankTransfer } from "#app/features/payments/record-bank-transfer.server.ts"
import { aSchool } from "#tests/support/builders/groups.ts"
import { anInvoice, appUrl, aSellerAndABuyer } from "#tests/support/builders/invoices.ts"
import { openWorldWithJobs } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"

let world: World
let jobs: JobQueue

beforeAll(async () => {
  const opened = await openWorldWithJobs()
  ;({ world, jobs } = opened)
  return opened.close
})

const at = (date: string) => Temporal.Instant.from(`${date}T10:00Z`)
const today = Temporal.PlainDate.from("2026-12-20")
const everything: InvoiceFilter = {
  ...{ side: "received", standing: null, schoolId: null, poolId: null, reference: null },
}

/** Three invoices: one overdue, one paid in part, one paid. */
async function threeInvoices() {
  const parties = await aSellerAndABuyer(world)
  const [overdue, part, paid] = [
    await anInvoice(world, parties, { jobs, now: at("2026-11-01") }),
    await anInvoice(world, parties, { jobs, now: at("2026-12-01") }),
    await anInvoice(world, parties, { jobs, now: at("2026-12-01") }),
  ]
  for (const [invoice, amountPence] of [
    [part, 1_000n],
    [paid, 5_940n],
  ] as const)
    await actingAs(world, parties.sellersOfficer, parties.seller, (tx, actor) =>
      recordBankTransfer(
        tx,
        actor,
        {
          ...{ paymentId: crypto.randomUUID(), invoiceId: invoice.id, amountPence, reference: "BACS" },
          receivedOn: Temporal.PlainDate.from("2026-12-05"),
        },
        { jobs, now: at("2026-12-10"), appUrl },
      ),
    )
  const list = (filter: Partial<InvoiceFilter> = {}, cursor: InvoiceCursor | null = null) => {
    const side = filter.side ?? "received"
    const [person, schoolId] =
      side === "received" ? [parties.buyersOfficer, parties.buyer] : [parties.sellersOfficer, parties.seller]
    return actingAs(world, person, schoolId, (tx) =>
      listInvoices(tx, { schoolId, today }, { ...everything, ...filter }, cursor),
    )
  }
  return { ...parties, overdue, part, paid, list }
}

test("both sides see the same invoices, newest first, and what is open", async () => {
  const { list, overdue, part, paid, seller, buyer } = await threeInvoices()
  const received = await list()
  expect(received.invoices.map((invoice) => invoice.id)).toEqual([paid.id, part.id, overdue.id])
  expect(received.totals).toEqual({
    ...{ owedPence: 10_880n, openCount: 2, overduePence: 5_940n, overdueCount: 1 },
  })
  expect(received.schools).toEqual([{ id: seller, name: "Oakfield Primary School" }])
  const sent = await list({ side: "sent" })
  expect(sent.totals).toEqual(received.totals)
  expect(sent.schools).toEqual([{ id: buyer, name: "Ashdown Primary School" }])
  expect(sent.invoices[1]).toMatchObject({ schoolName: "Ashdown Primary School", paidPence: 1_000n })
})

test("invoices stand among the unpaid for their two parties until payments cover them", async () => {
  const { overdue, part, seller, sellersOfficer, buyer, buyersOfficer } = await threeInvoices()
  const stranger = await aSchool(world.owner, { name: "Far Fell Primary School" })
  const strangersOfficer = await aPerson(world.owner, { name: "Fay Fell", roles: [[stranger, "finance"]] })
  const unpaid = (person: string, school: string) =>
    actingAs(world, person, school, async (tx) => {
      const found = await tx.selectFrom("unpaidInvoice").select("invoiceId").orderBy("invoiceId").execute()
      return found.map(({ invoiceId }) => invoiceId)
    })
  expect(await unpaid(sellersOfficer, seller)).toEqual([overdue.id, part.id].sort())
  expect(await unpaid(buyersOfficer, buyer)).toEqual([overdue.id, part.id].sort())
  expect(await unpaid(strangersOfficer, stranger)).toEqual([])
})

test("a list is narrowed by standing, school, pool and payment reference; the totals stay whole", async () => {
  const { list, overdue, part, paid, seller, buyer } = await threeInvoices()
  const ids = async (filter: Partial<InvoiceFilter>) =>
    (await list(filter)).invoices.map((invoice) => invoice.id)
  expect(await ids({ standing: "overdue" })).toEqual([overdue.id])
  expect(await ids({ standing: "unpaid" })).toEqual([part.id, overdue.id])
  expect(await ids({ standing: "paid" })).toEqual([paid.id])
  expect(await ids({ schoolId: seller })).toHaveLength(3)
  expect(await ids({ schoolId: buyer })).toEqual([])
  expect(await ids({ poolId: crypto.randomUUID() })).toEqual([])
  expect(await ids({ reference: part.document.paymentReference })).toEqual([part.id])
  const none = await list({ schoolId: buyer })
  expect(none.totals.openCount).toBe(2)
})

test("a long list is read page by page, forth and back, without missing or repeating any", async () => {
  const parties = await aSellerAndABuyer(world)
  for (let n = 0; n < 60; n++)
    await anInvoice(world, parties, { jobs, now: at(`2026-12-${String((n % 7) + 1).padStart(2, "0")}`) })
  const page = (cursor: InvoiceCursor | null) =>
    actingAs(world, parties.buyersOfficer, parties.buyer, (tx) =>
      listInvoices(tx, { schoolId: parties.buyer, today }, everything, cursor),
    )
  const cursorAt = (invoice: { issuedOn: Temporal.PlainDate; id: string }, direction: "older" | "newer") => ({
    ...{ direction, id: invoice.id, issuedOn: invoice.issuedOn.toString() },
  })
  const first = await page(null)
  const second = await page(cursorAt(first.invoices.at(-1)!, "older"))
  const third = await page(cursorAt(second.invoices.at(-1)!, "older"))
  expect([first, second, third].map(({ hasNewer, hasOlder }) => [hasNewer, hasOlder])).toEqual([
    [false, true],
    [true, true],
    [true, false],
  ])
  const ids = [first, second, third].flatMap(({ invoices }) => invoices.map((invoice) => invoice.id))
  expect(new Set(ids).size).toBe(60)
  const back = await page(cursorAt(third.invoices[0]!, "newer"))
  expect(back.invoices).toEqual(second.invoices)
  const start = await page(cursorAt(second.invoices[0]!, "newer"))
  expect(start).toMatchObject({ hasNewer: false, hasOlder: true })
})

test("an invoice is read with its payments; another school finds nothing", async () => {
  const { part, sellersOfficer, seller } = await threeInvoices()
  const read = (person: string, school: string) =>
    actingAs(world, person, school, (tx) => readInvoice(tx, part.id))
  const invoice = await read(sellersOfficer, seller)
  expect(invoice?.document).toEqual(part.document)
  expect(invoice?.payments).toMatchObject([
    { amountPence: 1_000n, method: "bank-transfer", reference: "BACS", recordedBy: "Fay Finance" },
  ])
  const stranger = await aSellerAndABuyer(world)
  expect(await read(stranger.buyersOfficer, stranger.buyer)).toBeNull()
})

test("the first screen says what to pay, the first due first, and what to chase", async () => {
  const { overdue, part, buyersOfficer, sellersOfficer, buyer, seller } = await threeInvoices()
  const needs = (person: string, school: string) =>
    actingAs(world, person, school, (tx, actor) => invoicesNeedingMe(tx, actor, today))
  const toPay = await needs(buyersOfficer, buyer)
  expect(toPay.map(({ key, amount }) => [key, amount])).toEqual([
    [overdue.id, "£59.40 inc VAT"],
    [part.id, "£49.40 inc VAT"],
  ])
  expect(toPay[0]?.by?.toString()).toBe("2026-12-01T23:59:00Z")
  expect(await needs(sellersOfficer, seller)).toMatchObject([
    {
      title: "Chase: an invoice that is overdue",
      amount: "£59.40 owed to your school",
      href: "/invoices?side=sent&standing=overdue",
    },
  ])
  const governor = await aPerson(world.owner, { name: "Gus", roles: [[buyer, "governor"]] })
  expect(await needs(governor, buyer)).toEqual([])
})

test("documents to export are those the filter chooses, oldest first", async () => {
  const { overdue, part, buyer, buyersOfficer } = await threeInvoices()
  await aSchool(world.owner, { name: "Elm" })
  const documents = await actingAs(world, buyersOfficer, buyer, (tx) =>
    readDocuments(
      tx,
      { schoolId: buyer, today: civilDateOf(at("2026-12-20")) },
      { ...everything, standing: "unpaid" },
    ),
  )
  expect(documents?.map((document) => document.number)).toEqual([
    overdue.document.number,
    part.document.number,
  ])
})

test("a filter is read from an address and written back; nonsense leaves it open", () => {
  const id = crypto.randomUUID()
  const query = new URLSearchParams({
    side: "sent",
    standing: "overdue",
    school: id,
    pool: "x",
    reference: "1",
  })
  const filter = readInvoiceFilter(query)
  expect(filter).toEqual({
    ...{ side: "sent", standing: "overdue", schoolId: id, poolId: null, reference: null },
  })
  expect(invoiceFilterQuery(filter)).toBe(`side=sent&standing=overdue&school=${id}`)
  expect(readInvoiceCursor(new URLSearchParams({ older: `2026-12-01_${id}` }))).toEqual({
    ...{ direction: "older", issuedOn: "2026-12-01", id },
  })
  expect(readInvoiceCursor(new URLSearchParams({ older: "2026-13-41_x" }))).toBeNull()
})
