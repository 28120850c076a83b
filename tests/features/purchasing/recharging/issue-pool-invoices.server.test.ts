import { beforeAll, expect, test } from "vitest"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import {
  issuePoolInvoices,
  readPoolInvoicing,
} from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { appUrl } from "#tests/support/builders/invoices.ts"
import { openWorldWithJobs } from "#tests/support/builders/open-world.ts"
import { actingAs, type World } from "#tests/support/builders/people.ts"
import { aPool } from "#tests/support/builders/pools.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
let jobs: JobQueue

beforeAll(async () => {
  const opened = await openWorldWithJobs()
  ;({ database, world, jobs } = opened)
  return opened.close
})

const around = () => ({ jobs, now: Temporal.Now.instant(), appUrl })
const invoicesOf = (poolId: string) =>
  world.owner
    .selectFrom("invoice")
    .select(["buyerSchoolId", "kind", "grossPence", "document", "number"])
    .where("poolId", "=", poolId)
    .orderBy("number")
    .execute()
const stateOf = async (poolId: string) =>
  (await world.owner.selectFrom("pool").select("state").where("id", "=", poolId).executeTakeFirstOrThrow())
    .state

test("a delivered pool is invoiced to every other school, and adds up to the supplier's total", async () => {
  const { pool, schools, asLead } = await aDeliveredPool(database, world)
  const preview = await asLead((tx, actor) => readPoolInvoicing(tx, actor, pool.id))
  expect(await asLead((tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))).toEqual({
    kind: "issued",
  })
  const invoices = await invoicesOf(pool.id)
  expect(invoices.map(({ buyerSchoolId, kind }) => [buyerSchoolId, kind])).toEqual([
    [schools.ash, "vat-invoice"],
    [schools.beech, "internal-recharge"],
    [schools.cedar, "vat-invoice"],
  ])
  expect(invoices.map((invoice) => invoice.number)).toEqual([1, 2, 3])
  if (preview.kind !== "preview") throw new Error(preview.kind)
  expect(preview.recharge.drafts.map((draft) => draft.grossPence)).toEqual(
    invoices.map((one) => one.grossPence),
  )
  const { goodsPence, deliveryPence, vatPence } = preview.pool.result!
  const invoiced = invoices.reduce((sum, invoice) => sum + invoice.grossPence, 0n)
  expect(invoiced + preview.recharge.kept.grossPence).toBe(goodsPence + deliveryPence + vatPence)
  expect(await stateOf(pool.id)).toBe("invoiced")
})

test("an invoice carries the school's order number, the CFR codes, delivery and how it was worked out", async () => {
  const { pool, asLead } = await aDeliveredPool(database, world)
  await asLead((tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))
  const document = invoiceDocumentJson.parse((await invoicesOf(pool.id))[0]?.document)
  expect(document.purchaseOrderNumber).toBe("=PO-7731")
  expect(
    document.lines.map(({ description, quantity, cfrCode }) => [description, quantity, cfrCode]),
  ).toEqual([
    ["A4 copier paper", 101n, "E19"],
    ["Glue sticks", 7n, "E19"],
    ["Phonics readers", 11n, "E19"],
    ["Delivery: your part of £45.00", 1n, "E19"],
  ])
  expect(document.vatTotals.map((total) => total.rate)).toEqual(["standard", "zero"])
  expect(document.workings.map((working) => working.heading)).toEqual([
    ...["A4 copier paper", "Glue sticks", "Phonics readers", "Delivery", "VAT"],
  ])
  expect(document.workings[0]?.sentences.join(" ")).toContain("Yours is 101 reams")
})

test("a pool is invoiced once, however many officers press the button", async () => {
  const { pool, asLead } = await aDeliveredPool(database, world)
  const press = () => asLead((tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))
  expect(await Promise.all([press(), press(), press()])).toEqual(Array(3).fill({ kind: "issued" }))
  expect(await press()).toEqual({ kind: "issued" })
  expect(await invoicesOf(pool.id)).toHaveLength(3)
})

test("when one invoice cannot be issued none is, and the pool stays delivered", async () => {
  const { pool, schools, asLead } = await aDeliveredPool(database, world)
  const failing = asLead(async (tx, actor) => {
    await issuePoolInvoices(tx, actor, pool.id, around())
    throw new Error("the last one failed")
  })
  await expect(failing).rejects.toThrow("the last one failed")
  expect(await invoicesOf(pool.id)).toEqual([])
  expect(await stateOf(pool.id)).toBe("delivered")
  const series = world.owner
    .selectFrom("invoiceSeries")
    .select("lastNumber")
    .where("schoolId", "=", schools.lead)
    .where("series", "not like", "PO-%")
  expect(await series.execute()).toEqual([])
})

test("only those who handle the lead school's money issue a pool's invoices", async () => {
  const { pool, schools, officers } = await aDeliveredPool(database, world)
  const issueAs = (person: string, school: string) =>
    actingAs(world, person, school, (tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))
  expect(await issueAs(officers.ash, schools.ash)).toMatchObject({ kind: "forbidden" })
  expect(await issueAs(officers.staff, schools.lead)).toMatchObject({ kind: "forbidden" })
  expect(await invoicesOf(pool.id)).toEqual([])
})

test("each member reads its own invoice alone", async () => {
  const { pool, schools, officers, asLead } = await aDeliveredPool(database, world)
  await asLead((tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))
  const seen = (person: string, school: string) =>
    actingAs(world, person, school, (tx) =>
      tx.selectFrom("invoice").select("buyerSchoolId").where("poolId", "=", pool.id).execute(),
    )
  expect(await seen(officers.ash, schools.ash)).toEqual([{ buyerSchoolId: schools.ash }])
  expect(await seen(officers.beech, schools.beech)).toEqual([{ buyerSchoolId: schools.beech }])
  expect(await seen(officers.lead, schools.lead)).toHaveLength(3)
  expect(await seen(officers.staff, schools.lead)).toEqual([])
})

test("before delivery there is nothing to invoice", async () => {
  const { group, schools, officers, asLead } = await aDeliveredPool(database, world)
  const wish = { leadSchool: schools.lead, groups: [group], createdBy: officers.lead }
  const pool = await aPool(world.owner, { ...wish, state: "ordered" })
  const outcome = await asLead((tx, actor) => issuePoolInvoices(tx, actor, pool.id, around()))
  expect(outcome).toEqual({ kind: "refused", sentence: "A pool can be invoiced once it has been delivered." })
})
