import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { reviewNeeds } from "#app/features/staffing/reviews/review-needs.server.ts"
import { reviewsOf } from "#app/features/staffing/reviews/review-queries.server.ts"
import { answerReview, settleReview } from "#app/features/staffing/reviews/settle-review.server.ts"
import { writeReview } from "#app/features/staffing/reviews/write-review.server.ts"
import type { Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { keptPost } from "#tests/support/builders/pool-world.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

type Somebody = { person: string; school: string }

let database: TestDatabase
let world: World
let owner: Somebody
let asking: Somebody
let third: Somebody
let stranger: Somebody
let finance: Somebody
let dana: string

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  const at = async (school: string, role: SchoolRole): Promise<Somebody> => ({
    school,
    person: await aPerson(world.owner, { name: `The ${role}`, roles: [[school, role]] }),
  })
  const [oak, ash, elm, far] = [
    await aSchool(world.owner, { name: "Oak" }),
    await aSchool(world.owner, { name: "Ash" }),
    await aSchool(world.owner, { name: "Elm" }),
    await aSchool(world.owner, { name: "Far" }),
  ]
  owner = await at(oak, "head")
  asking = await at(ash, "staff")
  finance = await at(ash, "finance")
  third = await at(elm, "head")
  stranger = await at(far, "head")
  const group = await aGroup(world.owner, { name: "Valley", schools: [oak, ash, elm] })
  await aGroup(world.owner, { name: "Far off", schools: [far] })
  const resource = {
    schoolId: oak,
    kind: "person",
    title: "Music with Dana",
    createdBy: owner.person,
    exchange: true,
  }
  dana = (await world.owner.insertInto("resource").values(resource).returning("id").executeTakeFirstOrThrow())
    .id
  await world.owner.insertInto("resourceGroup").values({ resourceId: dana, groupId: group }).execute()
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})
beforeEach(async () => {
  await world.owner.deleteFrom("review").execute()
  await world.owner.deleteFrom("bookingPeriod").execute()
  await world.owner.deleteFrom("booking").execute()
})

const as = <T>(who: Somebody, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, who.person, who.school, work)

/** Ash had Dana for a morning last week. */
async function aBooking(state = "delivered", by: Somebody = asking) {
  const id = randomUUID()
  await world.owner
    .insertInto("booking")
    .values({
      ...{ id, resourceId: dana, schoolId: by.school, ownerSchoolId: owner.school, state, settleBy: "gift" },
      askedBy: by.person,
    })
    .execute()
  const start = Temporal.Now.instant().subtract({ hours: 24 * 7 })
  const during = `[${start},${start.add({ hours: 3 })})`
  await world.owner
    .insertInto("bookingPeriod")
    .values({ bookingId: id, resourceId: dana, during, blocks: false })
    .execute()
  return id
}
const write = (who: Somebody, bookingId: string, words = "The children sang all week.", post = keptPost()) =>
  as(who, (tx, actor) => writeReview(tx, actor, { bookingId, words }, post))
const read = (who: Somebody) =>
  as(who, async (tx) =>
    (await reviewsOf(tx, dana, null)).reviews.map(({ words, state }) => `${state}: ${words}`),
  )
const idOf = async () => (await world.owner.selectFrom("review").select("id").executeTakeFirstOrThrow()).id
const settle = async (who: Somebody, state: "shown" | "kept-back") => {
  const id = await idOf()
  return as(who, (tx, actor) => settleReview(tx, actor, id, state))
}

describe("what a school says after a booking", () => {
  test("is read by the two schools, and by others once the school whose staff it is about lets them", async () => {
    const post = keptPost()
    expect(await write(asking, await aBooking(), "Splendid", post)).toEqual({
      kind: "written",
      resourceId: dana,
    })
    const letters = await world.owner.selectFrom("mail").select("subject").execute()
    expect(letters.map(({ subject }) => subject)).toContain("Ash says how it was: Music with Dana")
    expect([await read(owner), await read(asking), await read(third), await read(stranger)]).toEqual([
      ["waiting: Splendid"],
      ["waiting: Splendid"],
      [],
      [],
    ])
    expect(await settle(owner, "shown")).toEqual({ kind: "settled" })
    expect([await read(third), await read(stranger)]).toEqual([["shown: Splendid"], []])
    expect(await settle(owner, "kept-back")).toEqual({ kind: "settled" })
    expect([await read(asking), await read(third)]).toEqual([["kept-back: Splendid"], []])
  })

  test("is said once of each booking, from two windows at once too", async () => {
    const booking = await aBooking()
    const both = await Promise.all([write(asking, booking, "One"), write(asking, booking, "Two")])
    expect(both.map(({ kind }) => kind).sort()).toEqual(["written", "written-already"])
    expect(await read(owner)).toHaveLength(1)
    expect(await write(asking, await aBooking(), "Three")).toMatchObject({ kind: "written" })
  })

  test("is said only of a booking that took place, by the school that had it", async () => {
    for (const state of ["requested", "confirmed", "declined"])
      expect(await write(asking, await aBooking(state))).toEqual({ kind: "not-delivered" })
    const booking = await aBooking()
    expect(await write(owner, booking)).toEqual({ kind: "not-allowed" })
    expect(await write(finance, booking)).toEqual({ kind: "not-allowed" })
    expect(await write(third, booking)).toEqual({ kind: "not-found" })
  })

  test("is not written past the rules by a page that forgets them", async () => {
    const bookingId = await aBooking("confirmed")
    const row = {
      bookingId,
      resourceId: dana,
      schoolId: asking.school,
      ownerSchoolId: owner.school,
      words: "Hm",
      writtenBy: asking.person,
    }
    await expect(as(asking, (tx) => tx.insertInto("review").values(row).execute())).rejects.toThrow(
      /row-level security/,
    )
  })

  test("is decided upon by a leader of the school whose staff it is about, and by nobody else", async () => {
    await write(asking, await aBooking())
    expect(await settle(asking, "shown")).toEqual({ kind: "not-allowed" })
    expect(await settle(third, "shown")).toEqual({ kind: "not-found" })
  })

  test("is answered by the school, and the answer stands below it for whoever reads it", async () => {
    await write(asking, await aBooking())
    const id = await idOf()
    expect(await as(asking, (tx, actor) => answerReview(tx, actor, id, "Me too"))).toEqual({
      kind: "not-allowed",
    })
    expect(await as(owner, (tx, actor) => answerReview(tx, actor, id, "Dana is glad."))).toEqual({
      kind: "settled",
    })
    await settle(owner, "shown")
    const [seen] = await as(third, async (tx) => (await reviewsOf(tx, dana, null)).reviews)
    expect(seen!.answer).toBe("Dana is glad.")
  })

  test("is asked for on the first screen, and waits there for the owner's word", async () => {
    const booking = await aBooking()
    const needs = (who: Somebody) =>
      as(who, async (tx, actor) => (await reviewNeeds(tx, actor)).map(({ title }) => title))
    expect([await needs(asking), await needs(finance), await needs(owner)]).toEqual([
      ["Say how it was: Music with Dana"],
      [],
      [],
    ])
    await write(asking, booking)
    expect([await needs(asking), await needs(owner)]).toEqual([
      [],
      ["Decide: what a school says of Music with Dana"],
    ])
    await settle(owner, "shown")
    expect(await needs(owner)).toEqual([])
  })

  test("comes a page at a time, the latest first", async () => {
    for (let round = 0; round < 12; round++) await write(asking, await aBooking(), `Number ${round}`)
    const page = (cursor: string | null) => as(owner, (tx) => reviewsOf(tx, dana, cursor))
    const first = await page(null)
    const second = await page(first.older)
    expect([first.reviews.length, second.reviews.length, second.older]).toEqual([10, 2, null])
    expect(first.reviews[0]!.words).toBe("Number 11")
    expect(second.reviews.map(({ words }) => words)).toEqual(["Number 1", "Number 0"])
  })
})
