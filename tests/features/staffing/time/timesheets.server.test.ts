import { afterAll, beforeAll, expect, test } from "vitest"
import { confirmLines, sayMinutes } from "#app/features/staffing/time/answer-lines.server.ts"
import { sendTimesheet } from "#app/features/staffing/time/send-timesheet.server.ts"
import { standingOf } from "#app/features/staffing/time/timesheet.ts"
import { timesheetNeeds } from "#app/features/staffing/time/timesheet-needs.server.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
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
  type WorldOfTime,
} from "#tests/support/builders/recharges.ts"

let world: WorldOfTime
beforeAll(async () => {
  world = await aWorldOfTime()
})
afterAll(() => world.leave())

/** A specialist with a day at Birch and a morning at Ashdown in October, on a timesheet. */
const aSentMonth = async () => {
  const resourceId = await aSpecialist(world)
  const arrangementId = await anArrangement(world, { resourceId })
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-06" })
  await aVisit(world, { resourceId, schoolId: world.ash, on: "2026-10-07", to: "12:15" })
  return { resourceId, arrangementId, timesheetId: await send(world, arrangementId) }
}

const sheetFor = (who: Officer, timesheetId: string) =>
  asOfficer(world, who, async (tx) => (await readTimesheet(tx, timesheetId))!)

const standings = async (timesheetId: string) => {
  const sheet = await sheetFor(world.olive, timesheetId)
  return sheet.lines.map((line) => standingOf(sheet, line).kind)
}

const say = (
  who: Officer,
  timesheetId: string,
  lineId: string,
  said: { minutes: number; note?: string; seenMinutes: number | null },
) =>
  asOfficer(world, who, (tx, actor) =>
    sayMinutes(tx, actor, { timesheetId, lineId, note: "", ...said }, aroundAt(world)),
  )

test("time that has passed goes on a timesheet once, and each school sees its own lines alone", async () => {
  const { arrangementId, timesheetId } = await aSentMonth()
  const all = await sheetFor(world.olive, timesheetId)
  expect(all.lines.map(({ bookedMinutes, what, school }) => [school.name, bookedMinutes, what])).toEqual([
    ["Birch", 390, "9am to 3:30pm"],
    ["Ashdown", 195, "9am to 12:15pm"],
  ])
  expect((await sheetFor(world.bea, timesheetId)).lines.map(({ school }) => school.name)).toEqual(["Birch"])
  const again = asOfficer(world, world.olive, (tx, actor) =>
    sendTimesheet(tx, actor, { arrangementId, month: october, minutes: new Map() }, aroundAt(world)),
  )
  expect(await again).toEqual({ kind: "nothing-new" })
})

test("what is requested, still to come, a gift or in exchange is not on it; what comes later is added", async () => {
  const { resourceId, arrangementId, timesheetId } = await aSentMonth()
  const at = { resourceId, schoolId: world.birch }
  await aVisit(world, { ...at, on: "2026-10-13", settleBy: "hours" })
  await aVisit(world, { ...at, on: "2026-10-14", settleBy: "gift" })
  await aVisit(world, { ...at, on: "2026-10-15", state: "requested" })
  await aVisit(world, { ...at, on: "2026-10-20" })
  const sendAt = (now: string) =>
    asOfficer(world, world.olive, (tx, actor) =>
      sendTimesheet(tx, actor, { arrangementId, month: october, minutes: new Map() }, aroundAt(world, now)),
    )
  expect(await sendAt("2026-10-20T12:00:00Z")).toEqual({ kind: "nothing-new" })
  expect(await sendAt("2026-10-21T12:00:00Z")).toEqual({ kind: "sent", timesheetId, lines: 1 })
})

test("a day on which summer time ends is as long as the clock on the wall says", async () => {
  const resourceId = await aSpecialist(world)
  const arrangementId = await anArrangement(world, { resourceId })
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-25", from: "00:30", to: "02:30" })
  await aVisit(world, { resourceId, schoolId: world.birch, on: "2026-10-31", from: "22:00", to: "23:59" })
  const sheet = await sheetFor(world.olive, await send(world, arrangementId))
  expect(sheet.lines.map(({ bookedMinutes, workedOn }) => [bookedMinutes, workedOn.toString()])).toEqual([
    [180, "2026-10-25"],
    [119, "2026-10-31"],
  ])
})

test("a disputed line waits, and does not hold up the others", async () => {
  const { timesheetId } = await aSentMonth()
  const { lines } = await sheetFor(world.bea, timesheetId)
  const lineId = lines[0]!.id
  expect(await say(world.bea, timesheetId, lineId, { minutes: 195, seenMinutes: 390 })).toEqual({
    kind: "note-missing",
  })
  const disputed = { minutes: 195, note: "She left at noon", seenMinutes: 390 }
  expect(await say(world.bea, timesheetId, lineId, disputed)).toEqual({ kind: "disputed" })
  expect(await confirmAll(world, world.amir, timesheetId)).toEqual({ kind: "confirmed", lines: 1 })
  expect(await standings(timesheetId)).toEqual(["disputed", "agreed"])

  expect(await say(world.olive, timesheetId, lineId, { minutes: 195, seenMinutes: 195 })).toEqual({
    kind: "agreed",
  })
  expect(await standings(timesheetId)).toEqual(["agreed", "agreed"])
})

test("nobody confirms a time that has changed since the page was shown", async () => {
  const { timesheetId } = await aSentMonth()
  const { lines } = await sheetFor(world.bea, timesheetId)
  const lineId = lines[0]!.id
  await say(world.olive, timesheetId, lineId, { minutes: 400, note: "She stayed on", seenMinutes: null })
  const confirming = asOfficer(world, world.bea, (tx, actor) =>
    confirmLines(tx, actor, timesheetId, new Map([[lineId, 390]])),
  )
  expect(await confirming).toEqual({ kind: "changed-meanwhile" })
  expect(await say(world.bea, timesheetId, lineId, { minutes: 390, seenMinutes: 390 })).toEqual({
    kind: "changed-meanwhile",
  })
  expect(await standings(timesheetId)).toEqual(["waiting", "waiting"])
})

test("two officers who confirm at once say it once", async () => {
  const { timesheetId } = await aSentMonth()
  await Promise.all([1, 2, 3].map(() => confirmAll(world, world.bea, timesheetId)))
  const { lines } = await sheetFor(world.bea, timesheetId)
  expect(lines[0]!.words.map(({ side }) => side)).toEqual(["receiver", "supplier"])
})

test("a school answers for its own lines alone, and staff without money roles for none", async () => {
  const { timesheetId } = await aSentMonth()
  const { lines } = await sheetFor(world.olive, timesheetId)
  const [birch, ash] = lines
  expect(await say(world.bea, timesheetId, ash!.id, { minutes: 195, seenMinutes: 195 })).toEqual({
    kind: "not-found",
  })
  expect(await say(world.staff, timesheetId, birch!.id, { minutes: 1, seenMinutes: null })).toEqual({
    kind: "not-allowed",
  })
  const forged = asOfficer(world, world.bea, (tx, actor) =>
    tx
      .insertInto("lineWord")
      .values({ lineId: birch!.id, side: "supplier", minutes: 0, saidBy: actor.personId, personName: "x" })
      .execute(),
  )
  await expect(forged).rejects.toThrow(/row-level security/)
})

test("both sides are told what waits for them", async () => {
  const { timesheetId } = await aSentMonth()
  const today = Temporal.PlainDate.from("2026-11-02")
  const needs = async (who: Officer) =>
    (await asOfficer(world, who, (tx, actor) => timesheetNeeds(tx, actor, today))).filter(({ href }) =>
      href.includes(timesheetId),
    )
  expect((await needs(world.bea)).map(({ title }) => title)).toEqual([
    "Confirm: Speech therapist, October 2026",
  ])
  expect(await needs(world.olive)).toEqual([])
  const { lines } = await sheetFor(world.bea, timesheetId)
  await say(world.bea, timesheetId, lines[0]!.id, { minutes: 0, note: "Nobody came", seenMinutes: 390 })
  expect(await needs(world.bea)).toEqual([])
  expect((await needs(world.olive)).map(({ title }) => title)).toEqual([
    "Settle: Speech therapist, October 2026",
  ])
  const letters = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%${timesheetId}%`)
    .orderBy("subject")
    .execute()
  expect(letters.map(({ subject }) => subject)).toContain("Birch on Speech therapist, Tuesday 6 October 2026")
  expect(letters.some(({ body }) => body.includes('"Nobody came"'))).toBe(true)
})
