import { parse } from "csv-parse/sync"
import { unzipSync } from "fflate"
import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as invoice from "#app/routes/invoices/invoice.tsx"
import * as pdf from "#app/routes/invoices/invoice-pdf.ts"
import * as invoices from "#app/routes/invoices/invoices.tsx"
import * as invoicesExport from "#app/routes/invoices/invoices-export.ts"
import * as poolInvoices from "#app/routes/pools/pool-invoices.tsx"
import * as poolZip from "#app/routes/pools/pool-invoices-zip.ts"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { anInvoicedPool } from "#tests/support/builders/invoiced-pool.ts"
import { aSellerAndABuyer } from "#tests/support/builders/invoices.ts"
import { openWorldWithPages } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import type { Pages } from "#tests/support/called-routes.ts"
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

const textOf = async (bytes: Uint8Array) =>
  (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text
const bytesOf = async (response: Response | null) => new Uint8Array(await response!.arrayBuffer())

test("before anything is issued the lead sees exactly what will be, and to whom", async () => {
  const { pool, officers, schools } = await aDeliveredPool(database, world)
  const cookie = await pages.cookieOf(officers.lead, schools.lead)
  const path = `/pools/${pool.id}/invoices?school=${schools.ash}`
  const { data } = await pages.ask(poolInvoices.loader, { path, params: { poolId: pool.id }, cookie })
  expect(data).toMatchObject({
    preview: {
      drafts: [
        { schoolName: "Ash School", kind: "VAT invoice", orderNumber: "=PO-7731" },
        { schoolName: "Beech School", kind: "Internal recharge", vat: "none" },
        { schoolName: "Cedar School", kind: "VAT invoice" },
      ],
      sheet: { number: "not issued yet", buyer: { name: "Ash School" } },
      confirm: "Issue 3 invoices",
    },
  })
})

test("an invoice is seen by the money roles of its two schools, and is not there for anybody else", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const seen = async (cookie: string) => (await pages.ask(invoice.loader, { ...made.at(), cookie })).status
  expect(await seen(made.cookies.lead)).toBe(200)
  expect(await seen(made.cookies.ash)).toBe(200)
  expect(await seen(made.cookies.beech)).toBe(404)
  expect(await seen(made.cookies.staff)).toBe(404)
  const nowhere = { path: "/invoices/7", params: { invoiceId: "7" }, cookie: made.cookies.ash }
  expect((await pages.ask(invoice.loader, nowhere)).status).toBe(404)
  expect((await pages.ask(invoices.loader, { path: "/invoices", cookie: made.cookies.staff })).status).toBe(
    403,
  )
})

test("the PDF that the buyer downloads says the number, the order number, the amount and where to pay", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const { response } = await pages.ask(pdf.loader, { ...made.at("/pdf"), cookie: made.cookies.ash })
  expect(Object.fromEntries(response!.headers)).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "private, no-store",
    "content-disposition": `attachment; filename="${made.invoice.numberText} Ash School.pdf"; filename*=UTF-8''${made.invoice.numberText}%20Ash%20School.pdf`,
  })
  const bytes = await bytesOf(response)
  expect(new TextDecoder("latin1").decode(bytes.slice(0, 5))).toBe("%PDF-")
  const text = await textOf(bytes)
  for (const words of [made.invoice.numberText, "=PO-7731", made.invoice.paymentReference, "20-00-00", "E19"])
    expect(text).toContain(words)
  expect((await pages.ask(pdf.loader, { ...made.at("/pdf"), cookie: made.cookies.beech })).status).toBe(404)
})

test("the CSV's lines add up to the invoice, and an order number never becomes a formula", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const path = `/invoices/export?format=lines-csv&pool=${made.pool.id}`
  const { response } = await pages.ask(invoicesExport.loader, { path, cookie: made.cookies.ash })
  const rows = parse<Record<string, string>>(await bytesOf(response).then((b) => Buffer.from(b)), {
    ...{ columns: true, bom: true },
  })
  const pence = rows.map((row) => BigInt(row.Gross!.replace(".", "")))
  expect(pence.reduce((sum, one) => sum + one, 0n)).toBe(made.invoice.grossPence)
  expect(new Set(rows.map((row) => row["Purchase order number"]))).toEqual(new Set(["'=PO-7731"]))
  const unknown = { path: "/invoices/export?format=lotus", cookie: made.cookies.ash }
  expect((await pages.ask(invoicesExport.loader, unknown)).status).toBe(404)
})

test("the lead downloads all invoices of a pool as one ZIP; a member does not", async () => {
  const made = await anInvoicedPool(database, world, pages)
  const { response } = await pages.ask(poolZip.loader, { ...made.place, cookie: made.cookies.lead })
  const files = unzipSync(await bytesOf(response))
  expect(Object.keys(files).filter((name) => name.endsWith(".pdf"))).toHaveLength(3)
  expect(Object.keys(files).filter((name) => name.endsWith(".csv"))).toHaveLength(1)
  expect((await pages.ask(poolZip.loader, { ...made.place, cookie: made.cookies.ash })).status).toBe(403)
})

test("an invoice sent to a school that left every shared group can still be read and paid by it", async () => {
  const made = await anInvoicedPool(database, world, pages)
  await world.owner
    .updateTable("groupSchool")
    .set({ leftAt: Temporal.Now.instant() })
    .where("schoolId", "=", made.schools.ash)
    .execute()
  const { data } = await pages.ask(invoice.loader, { ...made.at(), cookie: made.cookies.ash })
  expect(data).toMatchObject({ paysByCard: true })
  const stranger = await aSellerAndABuyer(world)
  const cookie = await pages.cookieOf(stranger.buyersOfficer, stranger.buyer)
  expect((await pages.ask(invoice.loader, { ...made.at(), cookie })).status).toBe(404)
})
