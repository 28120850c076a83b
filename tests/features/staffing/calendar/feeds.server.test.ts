import { randomUUID } from "node:crypto"
import ICAL from "ical.js"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import {
  changeFeedAddress,
  readFeedState,
  removeFeedAddress,
} from "#app/features/staffing/calendar/change-feed-address.server.ts"
import { readFeed } from "#app/features/staffing/calendar/read-feed.server.ts"
import { writeFeed } from "#app/features/staffing/calendar/write-feed.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { aPool } from "#tests/support/builders/pools.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
const now = Temporal.Now.instant()

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
})
afterAll(async () => {
  await world?.leave()
  await database?.drop()
})

type Place = { school: string; role?: SchoolRole }

/** Somebody with a calendar; answers its secret. */
async function aReader(name: string, ...places: Place[]) {
  const roles = places.map(({ school, role = "staff" }) => [school, role] as const)
  const person = await aPerson(world.owner, { name, roles })
  const renew = async () =>
    (await actingAs(world, person, places[0]?.school ?? null, (tx, actor) => changeFeedAddress(tx, actor)))
      .token
  return { person, school: places[0]!.school, token: await renew(), renew }
}

const titlesOf = async (token: string) =>
  (await readFeed(world.app, token, now))
    ?.map(({ title, standing }) => (standing === "cancelled" ? `Off: ${title}` : title))
    .sort() ?? null

/** Two schools of a group with a pool of theirs, and a third that shares nothing with them. */
async function twoFamilies() {
  const oak = await aSchool(world.owner, { name: "Oak" })
  const ash = await aSchool(world.owner, { name: "Ash" })
  const elm = await aSchool(world.owner, { name: "Elm" })
  const ann = await aPerson(world.owner, { name: "Ann Lead", roles: [[oak, "business-manager"]] })
  const group = await aGroup(world.owner, { name: "Trees", schools: [oak, ash], coordinators: [ann] })
  const others = await aGroup(world.owner, { name: "Far", schools: [elm], coordinators: [ann] })
  const poolOf = (title: string, leadSchool: string, groups: string[], more = {}) =>
    aPool(world.owner, { title, leadSchool, groups, createdBy: ann, ...more })
  return { oak, ash, elm, ann, group, others, poolOf }
}

const aBooking = async (asked: {
  asking: string
  owner: string
  by: string
  state: string
  title?: string
}) => {
  const { id: resourceId } = await world.owner
    .insertInto("resource")
    .values({
      schoolId: asked.owner,
      kind: "person",
      title: asked.title ?? "Music with Dana",
      createdBy: asked.by,
      exchange: true,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const id = randomUUID()
  const isOff = asked.state === "cancelled"
  await world.owner
    .insertInto("booking")
    .values({
      ...{
        id,
        resourceId,
        schoolId: asked.asking,
        ownerSchoolId: asked.owner,
        state: asked.state,
        settleBy: "gift",
      },
      ...{ askedBy: asked.by, cancelledAt: isOff ? now : null, cancelledLate: isOff ? false : null },
    })
    .execute()
  const start = now.add({ hours: 48 })
  const during = `[${start},${start.add({ hours: 2 })})`
  await world.owner
    .insertInto("bookingPeriod")
    .values({ bookingId: id, resourceId, during, blocks: !isOff })
    .execute()
  return id
}

describe("somebody's calendar", () => {
  test("holds the deadlines of their groups' pools, and nothing of another group's", async () => {
    const { ash, oak, elm, group, others, poolOf } = await twoFamilies()
    await poolOf("Paper", oak, [group])
    await poolOf("Not opened yet", oak, [group], { state: "draft" })
    await poolOf("Called off", oak, [group], { state: "cancelled" })
    await poolOf("Long ago", oak, [group], {
      state: "invoiced",
      closesIn: { hours: -24 * 200 },
      opensIn: { hours: -24 * 300 },
    })
    await poolOf("Of strangers", elm, [others])
    const { token } = await aReader("Ash Reader", { school: ash })
    expect(await titlesOf(token)).toEqual(["Off: Pool closes: Called off", "Pool closes: Paper"])
  })

  test("holds both of their schools' deadlines, and what both share once", async () => {
    const { ash, elm, oak, group, others, poolOf } = await twoFamilies()
    await poolOf("Paper", oak, [group, others])
    await poolOf("Of Elm's group", elm, [others])
    const { token } = await aReader("Two Schools", { school: ash }, { school: elm })
    expect(await titlesOf(token)).toEqual(["Pool closes: Of Elm's group", "Pool closes: Paper"])
  })

  test("holds bookings on both sides as they stand, and nobody else's", async () => {
    const { oak, ash, elm, ann } = await twoFamilies()
    const by = { by: ann }
    await aBooking({ asking: ash, owner: oak, state: "requested", title: "Music", ...by })
    await aBooking({ asking: ash, owner: oak, state: "cancelled", title: "Chess", ...by })
    await aBooking({ asking: elm, owner: elm, state: "confirmed", title: "Elm's minibus", ...by })
    const asked = await aReader("Ash Reader", { school: ash })
    const owner = await aReader("Oak Reader", { school: oak })
    expect(await titlesOf(asked.token)).toEqual(["Music", "Off: Chess"])
    expect(await titlesOf(owner.token)).toEqual(["Music at Ash", "Off: Chess at Ash"])
  })

  test("holds the school's terms, INSET days and closures, and not another school's", async () => {
    const { oak, elm } = await twoFamilies()
    const today = now.toZonedDateTimeISO("Europe/London").toPlainDate()
    for (const schoolId of [oak, elm]) {
      await world.owner
        .insertInto("schoolTerm")
        .values({
          schoolId,
          name: "Autumn term",
          firstDay: today.subtract({ days: 20 }),
          lastDay: today.add({ days: 20 }),
        })
        .execute()
      await world.owner
        .insertInto("schoolClosure")
        .values({
          schoolId,
          kind: "inset",
          reason: "Phonics",
          during: `[${today.add({ days: 5 })},${today.add({ days: 6 })})`,
        })
        .execute()
    }
    const { token } = await aReader("Oak Reader", { school: oak })
    expect(await titlesOf(token)).toEqual(["Autumn term ends", "Autumn term starts", "INSET day: Phonics"])
    const file = writeFeed((await readFeed(world.app, token, now))!, { appUrl: "https://kith.example" })
    const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents("vevent")
    expect(events.map((event) => new ICAL.Event(event).startDate.isDate)).toEqual([true, true, true])
  })

  test("stays the same, byte for byte, while nothing changes", async () => {
    const { oak, group, poolOf } = await twoFamilies()
    await poolOf("Paper", oak, [group])
    const { token } = await aReader("Oak Reader", { school: oak })
    const file = async (at: Temporal.Instant) =>
      writeFeed((await readFeed(world.app, token, at))!, { appUrl: "https://kith.example" })
    expect(await file(now.add({ hours: 3 }))).toBe(await file(now))
  })

  test("leads nowhere once its address has been changed or taken away, and is read by nobody else's", async () => {
    const { oak } = await twoFamilies()
    const { person, school, token, renew } = await aReader("Oak Reader", { school: oak })
    const second = await renew()
    expect(await readFeed(world.app, token, now)).toBeNull()
    expect(await readFeed(world.app, second, now)).toEqual([])
    await actingAs(world, person, school, (tx, actor) => removeFeedAddress(tx, actor))
    expect(await readFeed(world.app, second, now)).toBeNull()
    expect(await actingAs(world, person, school, (tx) => readFeedState(tx, person))).toBeNull()
  })

  test("loses a school with the last role there", async () => {
    const { ash, oak, group, poolOf } = await twoFamilies()
    await poolOf("Paper", oak, [group])
    const { person, token } = await aReader("Leaver", { school: ash })
    await world.owner.updateTable("schoolRole").set({ endedAt: now }).where("personId", "=", person).execute()
    expect(await readFeed(world.app, token, now)).toEqual([])
  })

  test("is told to have been fetched, and its secret stands nowhere in the database", async () => {
    const { oak } = await twoFamilies()
    const { person, school, token } = await aReader("Oak Reader", { school: oak })
    const state = () => actingAs(world, person, school, (tx) => readFeedState(tx, person))
    expect((await state())?.lastReadAt).toBeNull()
    await readFeed(world.app, token, now)
    expect((await state())?.lastReadAt).not.toBeNull()
    const rows = await world.owner.selectFrom("calendarFeed").selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    const events = await world.owner
      .selectFrom("auditEvent")
      .selectAll()
      .where("personId", "=", person)
      .execute()
    expect(events.map(({ act }) => act)).toEqual(["change-calendar-address"])
    expect(events.map(({ detail }) => JSON.stringify(detail)).join()).not.toContain(token)
  })

  test("can be seen to exist by its person alone", async () => {
    const { oak } = await twoFamilies()
    const { person } = await aReader("Oak Reader", { school: oak })
    const colleague = await aPerson(world.owner, { name: "Colleague", roles: [[oak, "head"]] })
    expect(await actingAs(world, colleague, oak, (tx) => readFeedState(tx, person))).toBeNull()
  })
})
