import { afterAll, beforeAll, expect, test } from "vitest"
import { rechargeMonth } from "#app/features/staffing/recharges/recharge-month.server.ts"
import { runMonthEnd } from "#app/features/staffing/recharges/run-month-end.server.ts"
import { startMonthEnd } from "#app/features/staffing/recharges/start-month-end.server.ts"
import { sayMinutes } from "#app/features/staffing/time/answer-lines.server.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { createDatabase, createPool } from "#db/client.ts"
import {
  anArrangement,
  aroundAt,
  aSpecialist,
  asOfficer,
  aVisit,
  aWorldOfTime,
  confirmAll,
  october,
  send,
  type VisitWish,
  type WorldOfTime,
} from "#tests/support/builders/recharges.ts"

let world: WorldOfTime
beforeAll(async () => {
  world = await aWorldOfTime()
})
afterAll(() => world.leave())

const around = () => aroundAt(world, "2026-12-02T09:00:00Z")

const recharge = (arrangementId: string, month = october) =>
  asOfficer(world, world.olive, (tx, actor) =>
    rechargeMonth(tx, actor, { arrangementId, month, monthEndId: null }, around()),
  )

const aMonthOf = async (...visits: Partial<VisitWish>[]) => {
  const resourceId = await aSpecialist(world)
  const arrangementId = await anArrangement(world, { resourceId })
  const bookings = []
  for (const visit of visits)
    bookings.push(await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-06", ...visit }))
  return { resourceId, arrangementId, bookings, timesheetId: await send(world, arrangementId) }
}

const stood = async (bookingId: string) => {
  const found = await world.owner
    .selectFrom("booking as b")
    .innerJoin("bookingPeriod as p", "p.bookingId", "b.id")
    .select(["b.state", "b.deliveredBy", "p.deliveredMinutes"])
    .where("b.id", "=", bookingId)
    .orderBy("p.startsAt")
    .execute()
  return found.map(({ state, deliveredMinutes }) => [state, deliveredMinutes])
}

const linesOf = async (arrangementId: string) => {
  const rows = await world.owner
    .selectFrom("rechargeLine as l")
    .innerJoin("recharge as r", "r.id", "l.rechargeId")
    .select("l.netPence")
    .where("r.arrangementId", "=", arrangementId)
    .orderBy("r.month")
    .orderBy("l.netPence", "desc")
    .execute()
  return rows.map(({ netPence }) => netPence)
}

test("a confirmed booking that is recharged was delivered as both agreed, and is settled", async () => {
  const { arrangementId, bookings, timesheetId } = await aMonthOf({})
  const sheet = await asOfficer(world, world.bea, async (tx) => (await readTimesheet(tx, timesheetId))!)
  const [line] = sheet.lines
  for (const [who, seenMinutes] of [[world.bea, 390] as const, [world.olive, 195] as const])
    await asOfficer(world, who, (tx, actor) =>
      sayMinutes(
        tx,
        actor,
        { timesheetId, lineId: line!.id, minutes: 195, note: "Half", seenMinutes },
        around(),
      ),
    )
  expect(await recharge(arrangementId)).toMatchObject({ kind: "recharged" })
  expect(await stood(bookings[0]!)).toEqual([["settled", 195]])
})

test("the month-end settles what it recharges, in the name of the employer's officer", async () => {
  const worker = createDatabase(createPool(world.database.url, "kith_worker", 2))
  const { bookings, timesheetId } = await aMonthOf(
    { state: "delivered", deliveredMinutes: 390 },
    { on: "2026-10-07" },
  )
  await confirmAll(world, world.bea, timesheetId)
  const started = await asOfficer(world, world.cora, (tx, actor) =>
    startMonthEnd(
      tx,
      actor,
      { groupId: world.group, month: october, today: Temporal.PlainDate.from("2026-12-02") },
      world.jobs,
    ),
  )
  if (started.kind !== "started") throw new Error(started.kind)
  await runMonthEnd(worker, started.monthEndId, around())
  await worker.destroy()
  expect(await Promise.all(bookings.map(stood))).toEqual([[["settled", 390]], [["settled", 390]]])
})

test("a booking that goes on is settled with its last month, and one that is disputed waits", async () => {
  const { arrangementId, bookings, timesheetId, resourceId } = await aMonthOf({}, { on: "2026-10-08" })
  const november = Temporal.PlainDate.from("2026-11-01")
  const period = await world.owner
    .selectFrom("bookingPeriod")
    .selectAll()
    .where("bookingId", "=", bookings[0]!)
    .executeTakeFirstOrThrow()
  await world.owner
    .insertInto("bookingPeriod")
    .values({
      ...{ bookingId: bookings[0]!, resourceId, blocks: period.blocks },
      during: "[2026-11-03T09:00:00Z,2026-11-03T15:30:00Z)",
    })
    .execute()
  const sheet = await asOfficer(world, world.bea, async (tx) => (await readTimesheet(tx, timesheetId))!)
  await asOfficer(world, world.bea, (tx, actor) =>
    sayMinutes(
      tx,
      actor,
      { timesheetId, lineId: sheet.lines[1]!.id, minutes: 0, note: "Nobody came", seenMinutes: 390 },
      around(),
    ),
  )
  await confirmAll(world, world.bea, timesheetId)
  await recharge(arrangementId)
  expect(await Promise.all(bookings.map(stood))).toEqual([
    [
      ["confirmed", null],
      ["confirmed", null],
    ],
    [["confirmed", null]],
  ])
  await confirmAll(world, world.bea, await send(world, arrangementId, november))
  await recharge(arrangementId, november)
  expect(await stood(bookings[0]!)).toEqual([
    ["settled", 390],
    ["settled", 390],
  ])
})

test("a price for a whole term is charged by the month, once for each school", async () => {
  for (const [firstDay, lastDay] of [["2026-09-02", "2026-12-18"] as const])
    await world.owner
      .insertInto("schoolTerm")
      .values({
        ...{ schoolId: world.oak, name: "Autumn" },
        ...{ firstDay: Temporal.PlainDate.from(firstDay), lastDay: Temporal.PlainDate.from(lastDay) },
      })
      .execute()
  const price = { pence: 90_002n, per: "term" } as const
  const { arrangementId, resourceId, timesheetId } = await aMonthOf(
    { price },
    { price, on: "2026-10-13" },
    { price, on: "2026-10-14", schoolId: world.ash },
  )
  for (const who of [world.bea, world.amir]) await confirmAll(world, who, timesheetId)
  await recharge(arrangementId)
  expect(await linesOf(arrangementId)).toEqual([22_501n, 11_251n, 11_250n])

  const november = Temporal.PlainDate.from("2026-11-01")
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-11-03", price })
  await confirmAll(world, world.bea, await send(world, arrangementId, november))
  await recharge(arrangementId, november)
  expect((await linesOf(arrangementId)).at(-1)).toBe(22_500n)
  const invoice = await world.owner
    .selectFrom("invoice as i")
    .innerJoin("recharge as r", "r.id", "i.rechargeId")
    .select("i.document")
    .where("r.arrangementId", "=", arrangementId)
    .where("r.month", "=", november)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(invoice.document)).toContain('"unit":"month"')
})

test("time of a month at a price for the month that is sent late costs nothing more", async () => {
  const price = { pence: 90_000n, per: "term" } as const
  const { arrangementId, resourceId, timesheetId } = await aMonthOf({ price })
  await confirmAll(world, world.bea, timesheetId)
  await recharge(arrangementId)
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-20", price })
  await confirmAll(world, world.bea, await send(world, arrangementId))
  const november = Temporal.PlainDate.from("2026-11-01")
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-11-03", price })
  await confirmAll(world, world.bea, await send(world, arrangementId, november))
  await recharge(arrangementId, november)
  expect(await linesOf(arrangementId)).toEqual([22_500n, 22_500n, 0n])
})
