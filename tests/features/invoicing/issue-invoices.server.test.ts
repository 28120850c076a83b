import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { issueInvoices } from "#app/features/invoicing/issue-invoices.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { aDraft, anInvoice, appUrl, aSellerAndABuyer, issueOne } from "#tests/support/builders/invoices.ts"
import { openWorldWithJobs } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
let jobs: JobQueue

beforeAll(async () => {
  const opened = await openWorldWithJobs()
  ;({ database, world, jobs } = opened)
  return opened.close
})

const november = Temporal.Instant.from("2026-11-20T10:00Z")

test("an invoice copies both schools, and is numbered, dated and due", async () => {
  const parties = await aSellerAndABuyer(world)
  const { id } = await anInvoice(world, parties, { jobs, now: november })
  const row = await world.owner
    .selectFrom("invoice")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  const document = invoiceDocumentJson.parse(row.document)
  expect(document).toMatchObject({
    kind: "vat-invoice",
    number: "OAK-2026-0001",
    issuedOn: "2026-11-20",
    dueOn: "2026-12-20",
    seller: {
      schoolName: "Oakfield Primary School",
      addressLines: ["TQ13 9AB"],
      bank: { sortCode: "20-00-00" },
    },
    buyer: { schoolName: "Ashdown Primary School", legalEntityName: "North Yorkshire" },
    purchaseOrderNumber: "PO-2291",
    paymentReference: row.paymentReference,
  })
  expect([row.netPence, row.vatPence, row.grossPence]).toEqual([4_950n, 990n, 5_940n])

  const events = world.owner
    .selectFrom("auditEvent")
    .select(["act", "personName"])
    .where("subjectId", "=", id)
  expect(await events.execute()).toEqual([{ act: "issue-invoice", personName: "Fay Finance" }])
})

test("everybody who handles the buyer's money is told, and nobody else", async () => {
  const parties = await aSellerAndABuyer(world)
  await aPerson(world.owner, {
    name: "Hanna Head",
    email: "hanna@ash.example",
    roles: [[parties.buyer, "head"]],
  })
  await aPerson(world.owner, {
    name: "Gus Governor",
    email: "gus@ash.example",
    roles: [[parties.buyer, "governor"]],
  })
  const { id, document } = await anInvoice(world, parties, { jobs })
  const mails = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%${id}%`)
    .orderBy("body")
    .execute()
  expect(mails.map((mail) => mail.body.split("\n")[0])).toEqual(["Dear Bo Bursar,", "Dear Hanna Head,"])
  expect(mails[0]?.subject).toBe(`VAT invoice ${document.number} from Oakfield Primary School: £59.40`)
  expect(mails[0]?.body).toContain(`https://kith.example/invoices/${id}`)
})

test("fifty invoices at once, a third of them called off, are numbered without a gap", async () => {
  const { seller, buyer, sellersOfficer } = await aSellerAndABuyer(world)
  const issue = (attempt: number) =>
    actingAs(world, sellersOfficer, seller, async (tx, actor) => {
      const { document } = await issueOne(tx, actor, buyer, { jobs, now: november })
      if (attempt % 3 === 0) throw new Error("called off")
      return document.number
    })
  const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, attempt) => issue(attempt)))
  const kept = outcomes.filter((outcome) => outcome.status === "fulfilled").map((outcome) => outcome.value)
  const rows = await world.owner
    .selectFrom("invoice")
    .select(["number", "numberText"])
    .where("sellerSchoolId", "=", seller)
    .orderBy("number")
    .execute()
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 33 }, (_, place) => place + 1))
  expect(rows.map((row) => row.numberText).sort()).toEqual(kept.sort())
})

test("a new year starts a new series", async () => {
  const parties = await aSellerAndABuyer(world)
  const numberAt = async (now: string) =>
    (await anInvoice(world, parties, { jobs, now: Temporal.Instant.from(now) })).document.number.slice(-9)
  expect(await numberAt("2026-12-31T12:00Z")).toBe("2026-0001")
  expect(await numberAt("2026-12-31T23:59Z")).toBe("2026-0002")
  expect(await numberAt("2027-01-01T00:00Z")).toBe("2027-0001")
})

test("schools of one name get prefixes of their own, at the same moment too", async () => {
  const sales = await Promise.all(Array.from({ length: 6 }, () => aSellerAndABuyer(world)))
  const issued = await Promise.all(sales.map((parties) => anInvoice(world, parties, { jobs, now: november })))
  const prefixes = issued.map(({ document }) => document.number.split("-")[0])
  expect(new Set(prefixes).size).toBe(6)
})

test("an issued invoice stays as it is when the school moves, changes its bank or its name", async () => {
  const parties = await aSellerAndABuyer(world)
  const { id, document } = await anInvoice(world, parties, { jobs })
  await world.owner
    .updateTable("school")
    .set({ name: "Oak Academy" })
    .where("id", "=", parties.seller)
    .execute()
  const row = await world.owner
    .selectFrom("invoice")
    .select("document")
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  expect(invoiceDocumentJson.parse(row.document)).toEqual(document)
})

test("nobody changes or removes an invoice or a ledger row, with whatever rights", async () => {
  const parties = await aSellerAndABuyer(world)
  await anInvoice(world, parties, { jobs })
  const worker = createDatabase(createPool(database.url, "kith_worker", 1))
  for (const table of ["invoice", "ledger_entry", "ledger_posting", "payment"])
    for (const change of [
      `update ${table} set ${table === "ledger_posting" ? "amount_pence" : "id"} = ${table === "ledger_posting" ? "amount_pence" : "id"}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      await expect(sql.raw(change).execute(world.owner), change).rejects.toThrow(/rows never change/)
      await expect(sql.raw(change).execute(worker), change).rejects.toThrow(/permission denied/)
      await expect(
        actingAs(world, parties.sellersOfficer, parties.seller, (tx) => sql.raw(change).execute(tx)),
        change,
      ).rejects.toThrow(/permission denied/)
    }
  await worker.destroy()
})

test("an invoice is posted to both schools' ledgers, which balance", async () => {
  const parties = await aSellerAndABuyer(world)
  const { id } = await anInvoice(world, parties, { jobs })
  const postings = await world.owner
    .selectFrom("ledgerPosting as p")
    .innerJoin("ledgerEntry as e", "e.id", "p.entryId")
    .select(["p.schoolId", "p.account", "p.amountPence"])
    .where("e.invoiceId", "=", id)
    .execute()
  expect(postings).toHaveLength(4)
  expect(postings).toEqual(
    expect.arrayContaining([
      { schoolId: parties.seller, account: "owed-to-us", amountPence: 5_940n },
      { schoolId: parties.seller, account: "sold", amountPence: -5_940n },
      { schoolId: parties.buyer, account: "bought", amountPence: 5_940n },
      { schoolId: parties.buyer, account: "we-owe", amountPence: -5_940n },
    ]),
  )
})

test("the database refuses an entry that does not balance, even in a school out of the writer's sight", async () => {
  const parties = await aSellerAndABuyer(world)
  const { id } = await anInvoice(world, parties, { jobs })
  const posting = { schoolId: parties.buyer, counterpartySchoolId: parties.seller, account: "we-owe" }
  const lopsided = actingAs(world, parties.sellersOfficer, parties.seller, async (tx) => {
    const entry = await tx
      .insertInto("ledgerEntry")
      .values({ reason: "payment-received", invoiceId: id })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("ledgerPosting")
      .values({ ...posting, entryId: entry.id, account: "money", amountPence: 1n })
      .execute()
  })
  await expect(lopsided).rejects.toThrow(/does not balance/)
})

test("only those who handle money for seller or buyer find an invoice", async () => {
  const parties = await aSellerAndABuyer(world)
  const { id } = await anInvoice(world, parties, { jobs })
  const stranger = await aSchool(world.owner, { name: "Elm School" })
  const people: [string, string, boolean][] = [
    [parties.sellersOfficer, parties.seller, true],
    [parties.buyersOfficer, parties.buyer, true],
    [await aPerson(world.owner, { name: "A", roles: [[parties.buyer, "head"]] }), parties.buyer, true],
    [await aPerson(world.owner, { name: "B", roles: [[parties.buyer, "staff"]] }), parties.buyer, false],
    [await aPerson(world.owner, { name: "C", roles: [[parties.seller, "governor"]] }), parties.seller, false],
    [await aPerson(world.owner, { name: "D", roles: [[stranger, "finance"]] }), stranger, false],
  ]
  for (const [person, school, finds] of people) {
    const found = await actingAs(world, person, school, (tx) =>
      tx.selectFrom("invoice").select("id").where("id", "=", id).execute(),
    )
    expect(found.length === 1, `person of ${school}`).toBe(finds)
  }
})

test("a document that does not add up is never stored", async () => {
  const { seller, buyer, sellersOfficer } = await aSellerAndABuyer(world)
  const wrong = actingAs(world, sellersOfficer, seller, (tx, actor) =>
    issueOne(tx, actor, buyer, { jobs, changes: { grossPence: 1n } }),
  )
  await expect(wrong).rejects.toThrow(/does not add up/)
})

test("between schools of one trust an internal recharge is issued, without VAT", async () => {
  const { seller, sellersOfficer } = await aSellerAndABuyer(world)
  const { legalEntityId } = await world.owner
    .selectFrom("school")
    .select("legalEntityId")
    .where("id", "=", seller)
    .executeTakeFirstOrThrow()
  const sibling = await aSchool(world.owner, { name: "Sibling School", legalEntity: legalEntityId })
  const { document } = await anInvoice(world, { seller, buyer: sibling, sellersOfficer }, { jobs })
  expect(document).toMatchObject({ kind: "internal-recharge", vatPence: 0n, grossPence: 4_950n })
})

test("many invoices are issued together, in the order given", async () => {
  const { seller, buyer, sellersOfficer } = await aSellerAndABuyer(world)
  const other = await aSchool(world.owner, {
    name: "Beech School",
    legalEntity: await aLegalEntity(world.owner, { kind: "trust", name: "Beech Trust" }),
  })
  const issued = await actingAs(world, sellersOfficer, seller, async (tx, actor) => {
    const schools = await readInvoicingSchools(tx, seller, [buyer, other])
    const drafts = [buyer, other].map((id) => aDraft(schools.seller, schools.schoolOf(id)))
    const surroundings = { jobs, now: november, appUrl }
    return issueInvoices(tx, actor, surroundings, { seller: schools.seller, drafts })
  })
  expect(issued.map((invoice) => invoice.buyerSchoolId)).toEqual([buyer, other])
  expect(issued.map((invoice) => invoice.document.number.slice(-4))).toEqual(["0001", "0002"])
})
