import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { changeLimit } from "#app/features/staffing/hours/change-limit.server.ts"
import type { HoursKind } from "#app/features/staffing/hours/hours.ts"
import {
  listHours,
  readGroupHours,
  readHoursEntry,
} from "#app/features/staffing/hours/hours-queries.server.ts"
import { recordTimeHad, undoTime } from "#app/features/staffing/hours/record-time.server.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import { asOfficer, aWorldOfTime, type Officer, type WorldOfTime } from "#tests/support/builders/recharges.ts"

let world: WorldOfTime
beforeAll(async () => {
  world = await aWorldOfTime()
})
afterAll(() => world.leave())

let groupId: string
beforeEach(async () => {
  const { owner, oak, ash, birch, cora } = world
  groupId = await aGroup(owner, { name: "Hours", schools: [oak, ash, birch], coordinators: [cora.person] })
})

type Wish = { id?: string; kind?: HoursKind; minutes?: number }

/** The receiver writes down what the giver did for it. */
const had = (
  receiver: Officer,
  giver: Officer,
  { id = randomUUID(), kind = "exchange", minutes = 120 }: Wish = {},
) =>
  asOfficer(world, receiver, (tx, actor) =>
    recordTimeHad(tx, actor, {
      ...{ id, groupId, kind, minutes, giverSchoolId: giver.school, what: "Music teaching" },
      workedOn: Temporal.PlainDate.from("2026-11-03"),
    }),
  )

const limitTo = (mostMinutes: number | null) =>
  asOfficer(world, world.cora, (tx, actor) => changeLimit(tx, actor, groupId, mostMinutes))

const balances = async () => {
  const hours = await asOfficer(world, world.olive, (tx) => readGroupHours(tx, groupId))
  return Object.fromEntries(hours.map(({ name, balance }) => [name, balance]))
}

test("time given is in the books of both schools, and gifts change no balance", async () => {
  await had(world.bea, world.olive, { minutes: 90 })
  await had(world.olive, world.bea, { minutes: 30 })
  await had(world.amir, world.olive, { minutes: 600, kind: "gift" })
  expect(await balances()).toEqual({ Oakfield: 60, Birch: -60, Ashdown: 0 })
  const oak = (await asOfficer(world, world.olive, (tx) => readGroupHours(tx, groupId))).find(
    ({ name }) => name === "Oakfield",
  )
  expect(oak).toMatchObject({ gave: 690, received: 30, gaveAsGift: 600, receivedAsGift: 0 })
})

test("a form posted twice is one entry", async () => {
  const id = randomUUID()
  expect(await had(world.bea, world.olive, { id })).toEqual({ kind: "written" })
  expect(await had(world.bea, world.olive, { id })).toEqual({ kind: "written" })
  expect(await balances()).toEqual({ Oakfield: 120, Birch: -120 })
  expect(await had(world.amir, world.olive, { id })).toEqual({ kind: "settled-already" })
})

test("the group's limit refuses in a sentence that offers money or a gift, and a gift goes through", async () => {
  await limitTo(180)
  await had(world.bea, world.olive, { minutes: 120 })
  expect(await had(world.bea, world.olive, { minutes: 120 })).toEqual({
    kind: "beyond-limit",
    sentence:
      "Your group lets nobody be more than 3 hours ahead or behind, and with 2 hours more Birch would be 4 hours behind. Settle it in money, or make it a gift.",
  })
  expect(await had(world.bea, world.olive, { minutes: 120, kind: "gift" })).toEqual({ kind: "written" })
  expect(await had(world.olive, world.bea, { minutes: 240 })).toEqual({ kind: "written" })
})

test("of twenty entries at once, only as many as the limit lets are written", async () => {
  await limitTo(300)
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => had(world.bea, world.olive, { minutes: 60 })),
  )
  expect(outcomes.filter(({ kind }) => kind === "written")).toHaveLength(5)
  expect(await balances()).toEqual({ Oakfield: 300, Birch: -300 })
})

test("entries in both directions at once wait for each other, and none is lost", async () => {
  await Promise.all(
    Array.from({ length: 16 }, (_, at) =>
      at % 2 ? had(world.bea, world.olive, { minutes: 45 }) : had(world.olive, world.bea, { minutes: 30 }),
    ),
  )
  expect(await balances()).toEqual({ Oakfield: 120, Birch: -120 })
})

test("an entry is undone by another one, once, and by its giver alone", async () => {
  const id = randomUUID()
  await had(world.bea, world.olive, { id })
  const undo = (who: Officer) => asOfficer(world, who, (tx, actor) => undoTime(tx, actor, id))
  expect(await undo(world.bea)).toEqual({ kind: "not-allowed" })
  await Promise.all([undo(world.olive), undo(world.olive)])
  expect(await balances()).toEqual({ Oakfield: 0, Birch: 0 })
  const { entries } = await asOfficer(world, world.olive, (tx) => listHours(tx, { groupId }, null))
  expect(entries.map(({ minutes, undoes, isUndone }) => [minutes, undoes, isUndone])).toEqual([
    [-120, true, false],
    [120, false, true],
  ])
})

test("nobody writes down what another school owes them, and staff without money roles write nothing", async () => {
  expect(await had(world.staff, world.bea)).toEqual({ kind: "not-allowed" })
  const forged = asOfficer(world, world.olive, (tx, actor) =>
    tx
      .insertInto("hoursEntry")
      .values({
        ...{ groupId, kind: "exchange", what: "x", workedOn: Temporal.PlainDate.from("2026-11-03") },
        ...{ giverSchoolId: world.oak, receiverSchoolId: world.birch },
        ...{ recordedBy: actor.personId, personName: actor.name },
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow(/row-level security/)
})

test("the journal never changes, and takes no entry that does not balance", async () => {
  const id = randomUUID()
  await had(world.bea, world.olive, { id })
  const change = world.owner.updateTable("hoursPosting").set({ minutes: 1 }).where("entryId", "=", id)
  await expect(change.execute()).rejects.toThrow(/never change/)
  await expect(world.owner.deleteFrom("hoursEntry").where("id", "=", id).execute()).rejects.toThrow(
    /never change/,
  )
  const oneSided = world.owner.transaction().execute(async (tx) => {
    const entry = await tx
      .insertInto("hoursEntry")
      .values({
        ...{ groupId, kind: "exchange", what: "x", workedOn: Temporal.PlainDate.from("2026-11-03") },
        ...{ giverSchoolId: world.oak, receiverSchoolId: world.birch },
        ...{ recordedBy: world.olive.person, personName: "Olive" },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
    await tx
      .insertInto("hoursPosting")
      .values({ entryId: entry.id, groupId, kind: "exchange", schoolId: world.oak, side: "gave", minutes: 5 })
      .execute()
  })
  await expect(oneSided).rejects.toThrow(/does not balance/)
})

test("only a coordinator limits balances, and a lowered limit still lets a school come back to even", async () => {
  const notAllowed = asOfficer(world, world.olive, (tx, actor) => changeLimit(tx, actor, groupId, 60))
  expect(await notAllowed).toEqual({ kind: "not-allowed" })
  await had(world.bea, world.olive, { minutes: 600 })
  await limitTo(60)
  expect((await had(world.bea, world.olive, { minutes: 15 })).kind).toBe("beyond-limit")
  expect(await had(world.olive, world.bea, { minutes: 15 })).toEqual({ kind: "written" })
})

test("the list goes on page by page, and back, without missing or repeating an entry", async () => {
  for (let at = 0; at < 60; at++)
    await had(at % 2 ? world.bea : world.amir, world.olive, { minutes: 5 + at, kind: "gift" })
  const seen: number[] = []
  let cursor: string | null = null
  const pages: number[][] = []
  do {
    const page = await asOfficer(world, world.olive, (tx) => listHours(tx, { groupId }, cursor))
    pages.push(page.entries.map(({ minutes }) => minutes))
    seen.push(...page.entries.map(({ minutes }) => minutes))
    cursor = page.older
    if (!cursor) {
      const back = await asOfficer(world, world.olive, (tx) => listHours(tx, { groupId }, page.newer))
      expect(back.entries.map(({ minutes }) => minutes)).toEqual(pages.at(-2))
    }
  } while (cursor)
  expect(seen).toEqual(Array.from({ length: 60 }, (_, at) => 64 - at))
})

test("another group's entries are out of sight", async () => {
  const id = randomUUID()
  await had(world.bea, world.olive, { id })
  const elsewhere = await aGroup(world.owner, { name: "Elsewhere", schools: [world.ash] })
  await world.owner
    .updateTable("groupSchool")
    .set({ leftAt: Temporal.Now.instant() })
    .where("schoolId", "=", world.ash)
    .where("groupId", "<>", elsewhere)
    .execute()
  expect(await asOfficer(world, world.amir, (tx) => readHoursEntry(tx, id))).toBeNull()
})
