import { sql } from "kysely"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { invoiceDocumentJson } from "#app/features/invoicing/invoice-document-json.ts"
import { readMonthEnd } from "#app/features/staffing/recharges/month-end-queries.server.ts"
import { rechargeMonth } from "#app/features/staffing/recharges/recharge-month.server.ts"
import { resumeMonthEnds, runMonthEnd } from "#app/features/staffing/recharges/run-month-end.server.ts"
import { startMonthEnd } from "#app/features/staffing/recharges/start-month-end.server.ts"
import { sayMinutes } from "#app/features/staffing/time/answer-lines.server.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import {
  anArrangement,
  aroundAt,
  aSpecialist,
  asOfficer,
  aVisit,
  aWorldOfTime,
  confirmAll,
  type Officer,
  october,
  send,
  sharedCosts,
  type WorldOfTime,
} from "#tests/support/builders/recharges.ts"

let world: WorldOfTime
let worker: ReturnType<typeof createDatabase>
beforeAll(async () => {
  world = await aWorldOfTime()
  worker = createDatabase(createPool(world.database.url, "kith_worker", 6))
})
afterAll(async () => {
  await worker.destroy()
  await world.leave()
})

let groupId: string
beforeEach(async () => {
  const { owner, oak, ash, birch, cora } = world
  groupId = await aGroup(owner, { name: "Month", schools: [oak, ash, birch], coordinators: [cora.person] })
})

type Wish = Partial<Parameters<typeof anArrangement>[1]> & { price?: boolean }

/** A specialist with two days at Birch and one at Ashdown in October, sent and, unless told otherwise, confirmed. */
const aMonth = async ({ ...wish }: Wish = {}, confirming: Officer[] = [world.bea, world.amir]) => {
  const resourceId = await aSpecialist(world)
  const arrangementId = await anArrangement(world, { ...wish, resourceId, groupId })
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-06" })
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-13" })
  await aVisit(world, { resourceId, schoolId: world.ash, on: "2026-10-07" })
  const timesheetId = await send(world, arrangementId)
  for (const who of confirming) await confirmAll(world, who, timesheetId)
  return { resourceId, arrangementId, timesheetId }
}

const start = (month = october, who = world.cora) =>
  asOfficer(world, who, (tx, actor) =>
    startMonthEnd(tx, actor, { groupId, month, today: Temporal.PlainDate.from("2026-12-02") }, world.jobs),
  )

const around = () => aroundAt(world, "2026-12-02T09:00:00Z")

const run = async (month = october) => {
  const started = await start(month)
  if (started.kind !== "started") throw new Error(started.kind)
  await runMonthEnd(worker, started.monthEndId, around())
  return started.monthEndId
}

const invoicesOf = async (arrangementId: string) => {
  const rows = await world.owner
    .selectFrom("invoice as i")
    .innerJoin("recharge as r", "r.id", "i.rechargeId")
    .select(["i.id", "i.kind", "i.document", "i.grossPence", "i.issuedBy", "r.month"])
    .where("r.arrangementId", "=", arrangementId)
    .orderBy("r.month")
    .orderBy("i.number")
    .execute()
  return rows.map((row) => ({ ...row, document: invoiceDocumentJson.parse(row.document) }))
}

const steps = async (month = october) =>
  (await asOfficer(world, world.cora, (tx) => readMonthEnd(tx, groupId, month)))!.steps.map(
    ({ state, sentence, invoices }) => ({ state, sentence, invoices }),
  )

test("one run recharges a whole group, with the document that fits each school", async () => {
  const { arrangementId } = await aMonth()
  await run()
  const invoices = await invoicesOf(arrangementId)
  expect(
    invoices.map(({ kind, grossPence, document }) => [kind, grossPence, document.buyer.schoolName]),
  ).toEqual([
    ["internal-recharge", 21_000n, "Ashdown"],
    ["vat-invoice", 42_000n, "Birch"],
  ])
  const birch = invoices[1]!.document
  expect(birch.lines).toEqual([
    {
      ...{ description: "Speech therapist, October 2026: 2 days", quantity: 2n, unit: "day" },
      ...{ unitPrice: 2_100_000n, netPence: 42_000n, vatRate: "exempt", cfrCode: "E03" },
    },
  ])
  expect(birch.taxPoint).toBe("2026-10-31")
  expect(invoices[1]!.issuedBy).toBe(world.olive.person)
  expect(await steps()).toEqual([{ state: "recharged", sentence: "", invoices: 2 }])
})

test("run twice, and by four workers at once, nothing is recharged twice", async () => {
  const months = await Promise.all(Array.from({ length: 6 }, () => aMonth()))
  const [first, second] = [await start(), await start()]
  if (first.kind !== "started" || second.kind !== "started") throw new Error("not started")
  expect(second.monthEndId).toBe(first.monthEndId)
  await Promise.all([1, 2, 3, 4].map(() => runMonthEnd(worker, first.monthEndId, around())))
  await run()
  for (const { arrangementId } of months) expect(await invoicesOf(arrangementId)).toHaveLength(2)
  expect((await steps()).map(({ state }) => state)).toEqual(Array(6).fill("recharged"))
})

test("an employer and the month-end that recharge the same month at once issue it once", async () => {
  const { arrangementId } = await aMonth()
  const started = await start()
  if (started.kind !== "started") throw new Error("not started")
  const byHand = () =>
    asOfficer(world, world.olive, (tx, actor) =>
      rechargeMonth(tx, actor, { arrangementId, month: october, monthEndId: null }, around()),
    )
  const [one, other] = await Promise.all([
    byHand(),
    byHand(),
    runMonthEnd(worker, started.monthEndId, around()),
  ])
  expect([one.kind, other.kind]).toContain("recharged-already")
  expect(await invoicesOf(arrangementId)).toHaveLength(2)
})

test("a crash in the middle leaves what is done, and whoever comes next goes on with the rest", async () => {
  const months = [await aMonth(), await aMonth(), await aMonth()]
  const started = await start()
  if (started.kind !== "started") throw new Error("not started")
  let letters = 0
  const dying = {
    ...around(),
    jobs: {
      enqueue: async () => {
        if (++letters === 2) throw new Error("the machine lost its power")
      },
    },
  }
  const crashing = createDatabase(createPool(world.database.url, "kith_worker", 1))
  const { error } = console
  console.error = () => {}
  await runMonthEnd(crashing, started.monthEndId, dying)
  console.error = error
  await crashing.destroy()
  const issued = await Promise.all(months.map(({ arrangementId }) => invoicesOf(arrangementId)))
  expect(issued.map(({ length }) => length).toSorted()).toEqual([0, 2, 2])
  expect((await steps()).map(({ state }) => state).toSorted()).toEqual(["failed", "recharged", "recharged"])

  await start()
  await resumeMonthEnds(worker, around())
  for (const { arrangementId } of months) expect(await invoicesOf(arrangementId)).toHaveLength(2)
})

test("what is not confirmed or is disputed is left out with the reason, and nobody else pays for it", async () => {
  const { arrangementId, timesheetId } = await aMonth({ terms: sharedCosts }, [world.amir])
  const all = await asOfficer(world, world.bea, async (tx) => (await readTimesheet(tx, timesheetId))!)
  const [sixth] = all.lines
  await asOfficer(world, world.bea, (tx, actor) =>
    sayMinutes(
      tx,
      actor,
      { timesheetId, lineId: sixth!.id, minutes: 195, note: "Left at noon", seenMinutes: 390 },
      around(),
    ),
  )
  await run()
  expect(await steps()).toEqual([
    {
      state: "recharged",
      sentence: "Birch disputes 6 October 2026. Birch has not confirmed 13 October 2026.",
      invoices: 1,
    },
  ])
  // One day of three: a third of the month's £1,365 of pay, on-costs and travel.
  const [ash] = await invoicesOf(arrangementId)
  expect(ash?.grossPence).toBe(45_500n)
})

test("a line that is agreed late comes along with the next month, in proportion to the time agreed on", async () => {
  const { resourceId, arrangementId, timesheetId } = await aMonth({}, [world.amir])
  const all = await asOfficer(world, world.bea, async (tx) => (await readTimesheet(tx, timesheetId))!)
  const [sixth] = all.lines
  const say = (who: Officer, minutes: number, seenMinutes: number) =>
    asOfficer(world, who, (tx, actor) =>
      sayMinutes(
        tx,
        actor,
        { timesheetId, lineId: sixth!.id, minutes, note: "Left at noon", seenMinutes },
        around(),
      ),
    )
  await say(world.bea, 195, 390)
  await run()
  expect(await invoicesOf(arrangementId)).toHaveLength(1)

  await say(world.olive, 195, 195)
  await confirmAll(world, world.bea, timesheetId)
  const november = Temporal.PlainDate.from("2026-11-01")
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-11-03" })
  await confirmAll(world, world.bea, await send(world, arrangementId, november))
  await run(november)
  const birch = (await invoicesOf(arrangementId)).at(-1)!
  expect(birch.document.lines.map(({ description, netPence }) => [description, netPence])).toEqual([
    ["Speech therapist, October 2026: 1½ days at £210.00 a day", 31_500n],
    ["Speech therapist, November 2026: 1 day", 21_000n],
  ])
  const late = asOfficer(world, world.olive, (tx, actor) =>
    sayMinutes(
      tx,
      actor,
      { timesheetId, lineId: sixth!.id, minutes: 1, note: "x", seenMinutes: 195 },
      around(),
    ),
  )
  expect(await late).toEqual({ kind: "recharged-already" })
})

test("an invoice names a role and days, never pay or a person, unless the employer says so", async () => {
  const hidden = await aMonth({ terms: sharedCosts })
  const shown = await aMonth({ terms: sharedCosts, draft: { showsPay: true, personNamed: "Jane Doe" } })
  const chosen = { schoolId: world.oak, invoicesNamePeople: true, setBy: world.staff.person }
  await world.owner.insertInto("schoolPrivacy").values(chosen).execute()
  await run()
  const [, birch] = await invoicesOf(hidden.arrangementId)
  expect(birch?.document.lines.map(({ description }) => description)).toEqual([
    "Speech therapist, October 2026: 2 days",
    "Travel, October 2026: your part",
  ])
  const said = JSON.stringify(birch?.document.workings)
  expect(said).toContain("13 hours of 19 hours 30 minutes")
  expect(said).not.toMatch(/Salary|30,000|1,000\.00/)
  const [, named] = await invoicesOf(shown.arrangementId)
  expect(named?.document.lines.map(({ description }) => description)).toEqual([
    "Speech therapist (Jane Doe), October 2026: salary, 2 days",
    "Speech therapist (Jane Doe), October 2026: employer's pension contributions, 2 days",
    "Speech therapist (Jane Doe), October 2026: employer's National Insurance, 2 days",
    "Travel, October 2026: your part",
  ])
  expect(named?.grossPence).toBe(birch?.grossPence)
})

test("nothing goes out before the employer has chosen VAT and entered what it costs, and each says so", async () => {
  await aMonth({ vat: null })
  await run()
  expect((await steps())[0]).toMatchObject({ state: "left-out" })
  expect((await steps())[0]?.sentence).toMatch(/VAT treatment/)
})

test("once whoever chose the VAT treatment has left, nothing goes out in their name", async () => {
  const { arrangementId } = await aMonth()
  await world.owner
    .updateTable("schoolRole")
    .set({ endedAt: sql<Temporal.Instant>`now()` })
    .where("personId", "=", world.olive.person)
    .execute()
  await run()
  expect((await steps())[0]?.sentence).toMatch(/they have left/)
  expect(await invoicesOf(arrangementId)).toEqual([])
  await world.owner
    .updateTable("schoolRole")
    .set({ endedAt: null })
    .where("personId", "=", world.olive.person)
    .execute()
})

test("only a coordinator runs a month-end, of a month that is over", async () => {
  expect(await start(october, world.olive)).toEqual({ kind: "not-allowed" })
  expect(await start(Temporal.PlainDate.from("2026-12-01"))).toEqual({ kind: "too-early" })
})

test("pay is out of sight for everybody but those who handle the employer's money", async () => {
  const { arrangementId } = await aMonth({ terms: sharedCosts })
  const seenBy = (who: Officer) =>
    asOfficer(world, who, (tx) =>
      tx.selectFrom("arrangementCost").select("id").where("arrangementId", "=", arrangementId).execute(),
    )
  expect(await seenBy(world.olive)).toHaveLength(1)
  for (const who of [world.staff, world.bea, world.cora]) expect(await seenBy(who)).toEqual([])
})
