import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { changeLimit } from "#app/features/staffing/hours/change-limit.server.ts"
import { readGroupHours } from "#app/features/staffing/hours/hours-queries.server.ts"
import { type SettleBy, settleTime } from "#app/features/staffing/hours/settle-time.server.ts"
import { settlingNeeds } from "#app/features/staffing/hours/settling-needs.server.ts"
import { readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import {
  anArrangement,
  aSpecialist,
  asOfficer,
  aVisit,
  aWorldOfTime,
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

let resourceId: string
let groupId: string
beforeEach(async () => {
  const { owner, oak, birch, cora } = world
  resourceId = await aSpecialist(world)
  groupId = await aGroup(owner, { name: "Settling", schools: [oak, birch], coordinators: [cora.person] })
  await owner.insertInto("resourceGroup").values({ resourceId, groupId }).execute()
})

/** Birch had Oakfield's specialist for a morning, and both know it. */
const aMorning = (on: string, settleBy: "money" | "hours" | "gift" = "hours") =>
  aVisit(world, {
    ...{ resourceId, schoolId: world.birch, on, to: "12:00", settleBy },
    ...{ state: "delivered", deliveredMinutes: 180 },
  })

const settle = (who: Officer, bookingId: string, by: SettleBy = "as-agreed") =>
  asOfficer(world, who, (tx, actor) => settleTime(tx, actor, bookingId, by))

const balances = async () => {
  const hours = await asOfficer(world, world.olive, (tx) => readGroupHours(tx, groupId))
  return Object.fromEntries(hours.map(({ name, balance, gaveAsGift }) => [name, [balance, gaveAsGift]]))
}

test("a booking in exchange is settled in hours, once, whichever side presses and however often", async () => {
  const bookingId = await aMorning("2026-10-06")
  const outcomes = await Promise.all([
    settle(world.olive, bookingId),
    settle(world.bea, bookingId),
    settle(world.bea, bookingId),
  ])
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual([
    "settled",
    "settled-already",
    "settled-already",
  ])
  expect(await balances()).toEqual({ Oakfield: [180, 0], Birch: [-180, 0] })
})

test("a booking as a gift changes no balance", async () => {
  expect(await settle(world.bea, await aMorning("2026-10-07", "gift"))).toEqual({
    kind: "settled",
    as: "gift",
  })
  expect(await balances()).toEqual({ Oakfield: [0, 180], Birch: [0, 0] })
})

test("beyond the limit the receiver may pay instead, and then it goes on the timesheet", async () => {
  await asOfficer(world, world.cora, (tx, actor) => changeLimit(tx, actor, groupId, 60))
  const bookingId = await aMorning("2026-10-08")
  const refused = await settle(world.bea, bookingId)
  expect(refused).toMatchObject({
    kind: "beyond-limit",
    sentence: expect.stringContaining("Settle it in money"),
  })
  expect(await settle(world.olive, bookingId, "money")).toEqual({ kind: "not-allowed" })
  expect(await settle(world.bea, bookingId, "money")).toEqual({ kind: "to-be-paid" })
  expect(await settle(world.olive, bookingId)).toEqual({ kind: "to-be-paid" })
  const arrangementId = await anArrangement(world, { resourceId, groupId })
  const timesheetId = await send(world, arrangementId, october)
  const sheet = await asOfficer(world, world.bea, (tx) => readTimesheet(tx, timesheetId))
  expect(sheet?.lines.map(({ bookedMinutes }) => bookedMinutes)).toEqual([180])
  expect(await balances()).toEqual({})
})

test("beyond the limit the giver may make it a gift instead", async () => {
  await asOfficer(world, world.cora, (tx, actor) => changeLimit(tx, actor, groupId, 60))
  const bookingId = await aMorning("2026-10-09")
  expect(await settle(world.bea, bookingId, "gift")).toEqual({ kind: "not-allowed" })
  expect(await settle(world.olive, bookingId, "gift")).toEqual({ kind: "settled", as: "gift" })
  expect(await balances()).toEqual({ Oakfield: [0, 180], Birch: [0, 0] })
})

test("what is paid for, not delivered, or of schools without a group in common is told in words of its own", async () => {
  expect(await settle(world.bea, await aMorning("2026-10-12", "money"))).toEqual({ kind: "to-be-paid" })
  const coming = await aVisit(world, {
    ...{ resourceId, schoolId: world.birch, on: "2026-10-13", settleBy: "hours" },
  })
  expect(await settle(world.bea, coming)).toEqual({ kind: "not-delivered" })
  expect(await settle(world.amir, coming)).toMatchObject({
    kind: expect.stringMatching(/not-found|not-allowed/),
  })
})

test("both sides are asked to write it down until it is", async () => {
  const bookingId = await aMorning("2026-10-14")
  const needs = async (who: Officer) =>
    (await asOfficer(world, who, (tx, actor) => settlingNeeds(tx, actor))).filter(({ href }) =>
      href.endsWith(bookingId),
    )
  expect([await needs(world.olive), await needs(world.bea)].map(({ length }) => length)).toEqual([1, 1])
  await settle(world.olive, bookingId)
  expect([...(await needs(world.olive)), ...(await needs(world.bea))]).toEqual([])
})
