import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import { endPosting } from "#app/features/expertise/end-posting.server.ts"
import { matchesFor } from "#app/features/expertise/matches.server.ts"
import { whereaboutsOf } from "#app/features/expertise/places.server.ts"
import type { PostingDraft, PostingSide } from "#app/features/expertise/posting.ts"
import { readPosting, searchPostings } from "#app/features/expertise/posting-queries.server.ts"
import type { PostingSearch } from "#app/features/expertise/posting-search.ts"
import { changePosting, publishPosting } from "#app/features/expertise/save-posting.server.ts"
import { keepSearch, keptSearches } from "#app/features/expertise/saved-searches.server.ts"
import { tellMatches } from "#app/features/expertise/tell-matches.server.ts"
import { tellSearchers } from "#app/features/expertise/tell-searchers.server.ts"
import { whomToAsk } from "#app/features/expertise/whom-to-ask.server.ts"
import { leaveGroup } from "#app/features/groups/leaving/leave-group.server.ts"
import { createDatabase, createPool, type Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { keptPost } from "#tests/support/builders/pool-world.ts"
import { postingDraft } from "#tests/support/builders/postings.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

type Somebody = { person: string; school: string }

let database: TestDatabase
let world: World
let worker: ReturnType<typeof createDatabase>
let groups: { valley: string; fell: string }
let oak: Somebody
let ash: Somebody
let far: Somebody

const today = Temporal.PlainDate.from("2026-11-22")

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  worker = createDatabase(createPool(database.url, "kith_worker", 2))
  const { owner } = world
  const of = async (name: string, role: SchoolRole, easting: number): Promise<Somebody> => {
    const phase = name === "Oak" ? "secondary" : "primary"
    const school = await aSchool(owner, { name, phase, postcode: `mz1${name === "Oak" ? "4 2wd" : "5 6NE"}` })
    await owner.updateTable("school").set({ easting, northing: 300_000 }).where("id", "=", school).execute()
    return { school, person: await aPerson(owner, { name: `Head of ${name}`, roles: [[school, role]] }) }
  }
  oak = await of("Oak", "head", 500_000)
  ash = await of("Ash", "head", 508_000)
  far = await of("Fell", "head", 600_000)
  groups = {
    valley: await aGroup(owner, { name: "Valley", schools: [oak.school, ash.school] }),
    fell: await aGroup(owner, { name: "Fell", schools: [far.school] }),
  }
})
afterAll(async () => {
  await worker.destroy()
  await world.leave()
  await database.drop()
})

const as = <T>(who: Somebody, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, who.person, who.school, work)

const publish = async (who: Somebody, side: PostingSide, wish: Partial<PostingDraft> = {}) => {
  const id = randomUUID()
  const draft = { ...postingDraft, groupIds: [groups.valley], ...wish }
  const saving = await as(who, (tx, actor) => publishPosting(tx, actor, { id, side, ...draft }, keptPost()))
  return { id, saving }
}
const find = (who: Somebody, search: Partial<PostingSearch> = {}) =>
  as(who, async (tx) => {
    const from = { easting: 508_000, northing: 300_000 }
    const page = await searchPostings(tx, {
      search: { side: "offer", ...search },
      schoolId: who.school,
      phase: who === oak ? "secondary" : "primary",
      from,
      today,
      cursor: null,
    })
    return page.postings.map(({ title }) => title)
  })

describe("what a school offers", () => {
  test("is seen by schools of the groups that it chose, and by nobody else", async () => {
    const { id } = await publish(oak, "offer", { title: "Kiln, for our valley" })
    expect(await find(ash, { words: "kiln" })).toEqual(["Kiln, for our valley"])
    expect(await find(oak, { words: "kiln" })).toEqual([])
    expect(await find(far, { words: "kiln" })).toEqual([])
    expect(await as(far, (tx) => readPosting(tx, id))).toBeNull()
  })

  test("says whom to ask: who posted it, and once they have left those who lead the school", async () => {
    const teacher = {
      school: oak.school,
      person: await aPerson(world.owner, { name: "Oak teacher", roles: [[oak.school, "staff"]] }),
    }
    const { id } = await publish(teacher, "need", { title: "Loom sought" })
    const asked = () =>
      as(ash, async (tx) => (await whomToAsk(tx, (await readPosting(tx, id))!)).map(({ name }) => name))
    expect(await asked()).toEqual(["Oak teacher"])
    await sql`update school_role set ended_at = clock_timestamp() where person_id = ${teacher.person}`.execute(
      world.owner,
    )
    expect(await asked()).toEqual(["Head of Oak"])
  })

  test("goes to no group that the school is not in", async () => {
    const { saving } = await publish(oak, "offer", { groupIds: [groups.fell] })
    expect(saving).toEqual({ kind: "not-in-group" })
  })

  test("posted twice is there once, and what somebody else has posted is not taken over", async () => {
    const { id } = await publish(oak, "offer", { title: "Twice" })
    const again = (who: Somebody) =>
      as(who, (tx, actor) =>
        publishPosting(
          tx,
          actor,
          { ...postingDraft, id, side: "offer", title: "Twice", groupIds: [groups.valley] },
          keptPost(),
        ),
      )
    expect(await again(oak)).toEqual({ kind: "saved" })
    expect(await again(ash)).toEqual({ kind: "not-found" })
    expect(await find(ash, { words: "twice" })).toEqual(["Twice"])
  })

  test("is changed and ended by its own school alone", async () => {
    const { id } = await publish(oak, "offer", { title: "Harp" })
    const change = (who: Somebody) =>
      as(who, (tx, actor) =>
        changePosting(
          tx,
          actor,
          { ...postingDraft, id, title: "Lyre", groupIds: [groups.valley] },
          keptPost(),
        ),
      )
    expect(await change(ash)).toEqual({ kind: "not-allowed" })
    expect(await change(oak)).toEqual({ kind: "saved" })
    expect(await as(ash, (tx, actor) => endPosting(tx, actor, id))).toEqual({ kind: "not-allowed" })
    expect(await find(ash, { words: "lyre" })).toEqual(["Lyre"])
    expect(await as(oak, (tx, actor) => endPosting(tx, actor, id))).toEqual({ kind: "ended" })
    expect(await find(ash, { words: "lyre" })).toEqual([])
  })

  test("leaves a group's list when its school leaves the group", async () => {
    const group = await aGroup(world.owner, { name: "Passing", schools: [oak.school, ash.school] })
    await publish(oak, "offer", { title: "Passing trade", groupIds: [group] })
    expect(await find(ash, { words: "passing" })).toEqual(["Passing trade"])
    await as(oak, (tx, actor) => leaveGroup(tx, actor, keptPost(), { id: group, name: "Passing" }))
    expect(await find(ash, { words: "passing" })).toEqual([])
  })
})

describe("the search", () => {
  beforeAll(async () => {
    await publish(oak, "offer", {
      ...{ title: "Mathematics teacher for bridging", description: "Fractions and the number line" },
      ...{ subjects: ["Mathematics"], phases: ["primary", "secondary"], weekdays: [3] },
      ...{ basis: "hour", ratePence: 3_800n },
    })
  })

  test("forgives spelling, and finds words of the description in any form", async () => {
    expect(await find(ash, { words: "mathmatics techer" })).toContain("Mathematics teacher for bridging")
    expect(await find(ash, { words: "fraction" })).toContain("Mathematics teacher for bridging")
    expect(await find(ash, { words: "musik" })).not.toEqual([])
    expect(await find(ash, { words: "astronomy" })).toEqual([])
    await publish(oak, "offer", { title: "Speech and language therapist", subjects: [] })
    expect(await find(ash, { words: "speach langauge therepist" })).toEqual(["Speech and language therapist"])
  })

  test.each<[string, Partial<PostingSearch>, boolean]>([
    ["its subject", { subject: "Mathematics" }, true],
    ["another subject", { subject: "Science" }, false],
    ["another phase on purpose", { phase: "secondary" }, true],
    ["the phase of the school that offers it", { schools: "secondary" }, true],
    ["schools of any phase but one's own", { schools: "other-phases" }, true],
    ["the phase of other schools", { schools: "primary" }, false],
    ["its day", { weekday: 3 }, true],
    ["another day", { weekday: 4 }, false],
    ["six hours that cost no more than the day's price", { mostDayPence: "22800" }, true],
    ["a lower price", { mostDayPence: "22799" }, false],
    ["a circle around it", { miles: 5 }, true],
    ["a circle too small", { miles: 2 }, false],
    ["all of these together", { subject: "Mathematics", phase: "primary", weekday: 3, miles: 10 }, true],
  ])("by %s", async (_, search, isFound) => {
    expect((await find(ash, { words: "bridging", ...search })).length).toBe(isFound ? 1 : 0)
  })

  test("goes on where a page ended, and comes to every one once", async () => {
    for (let i = 0; i < 25; i++) await publish(oak, "offer", { title: `Abacus ${i}` })
    const titles = await as(ash, async (tx) => {
      const all: string[] = []
      let cursor: string | null = null
      do {
        const ask = {
          search: { side: "offer" as const, words: "abacus" },
          schoolId: ash.school,
          ...{ phase: null, from: null },
          today,
          cursor,
        }
        const page = await searchPostings(tx, ask)
        all.push(...page.postings.map(({ title }) => title))
        cursor = page.older
      } while (cursor)
      return all
    })
    expect(titles).toHaveLength(25)
    expect(new Set(titles).size).toBe(25)
    expect(titles[0]).toBe("Abacus 24")
  })
})

describe("where a search measures from", () => {
  const whereabouts = (postcode?: string) =>
    as(ash, (tx) => whereaboutsOf(tx, ash.school, postcode ? { postcode } : {}))

  test("is the school's own place, or that of a postcode: a school's own, or of schools near it", async () => {
    const own = { easting: 508_000, northing: 300_000 }
    const oaks = { easting: 500_000, northing: 300_000 }
    expect(await whereabouts()).toEqual({ phase: "primary", from: own, unknown: false })
    expect((await whereabouts("MZ14 2WD")).from).toEqual(oaks)
    expect((await whereabouts("MZ14 2ZZ")).from).toEqual(oaks)
    expect((await whereabouts("MZ14 9ZZ")).from).toEqual(oaks)
  })

  test("is not known of a postcode that does not exist", async () => {
    for (const none of ["MZ1 4WD", "ZZ99 9ZZ"])
      expect(await whereabouts(none)).toMatchObject({ unknown: true, from: { easting: 508_000 } })
  })
})

describe("what fits", () => {
  test("both sides see it, and are told once", async () => {
    const { id: needId } = await publish(ash, "need", { title: "Drummer sought", subjects: ["Drama"] })
    const { id: offerId } = await publish(oak, "offer", { title: "Drummer to share", subjects: ["Drama"] })
    const fits = (who: Somebody, id: string) =>
      as(who, async (tx) =>
        (await matchesFor(tx, (await readPosting(tx, id))!, today)).map((one) => one.posting.id),
      )
    expect(await fits(ash, needId)).toContain(offerId)
    expect(await fits(oak, offerId)).toEqual([needId])

    const post = keptPost()
    const tell = () => worker.transaction().execute((tx) => tellMatches(tx, offerId, { today, post }))
    await tell()
    const letters = () =>
      world.owner
        .selectFrom("mail")
        .select(["recipient", "subject", "body"])
        .where("body", "like", "%Drummer%")
        .execute()
    const subjects = (await letters()).map(({ subject }) => subject).sort()
    expect(subjects).toEqual(
      ["A need that fits: Drummer sought", "An offer that fits: Drummer to share"].sort(),
    )
    await tell()
    expect(await letters()).toHaveLength(2)
  })
})

describe("a saved search", () => {
  test("is kept once, is nobody else's, and tells of what is new, once a day", async () => {
    const search: PostingSearch = { side: "offer", words: "zither" }
    for (let i = 0; i < 2; i++)
      expect(await as(ash, (tx, actor) => keepSearch(tx, actor, search))).toEqual({ kind: "kept" })
    expect((await as(ash, keptSearches)).map(({ asked }) => asked)).toEqual([search])
    expect(await as(oak, keptSearches)).toEqual([])

    await publish(oak, "offer", { title: "Zither lessons" })
    const letters = async () =>
      (
        await world.owner
          .selectFrom("mail")
          .select("subject")
          .where("subject", "=", "New: Zither lessons")
          .execute()
      ).length
    await tellSearchers(worker, keptPost())
    expect(await letters()).toBe(0)
    await sql`update saved_search set told_until = clock_timestamp() - interval '25 hours'`.execute(
      world.owner,
    )
    await tellSearchers(worker, keptPost())
    expect(await letters()).toBe(1)
    await sql`update saved_search set told_until = told_until - interval '25 hours'`.execute(world.owner)
    await sql`update posting set posted_at = posted_at - interval '3 days' where title = 'Zither lessons'`.execute(
      world.owner,
    )
    await tellSearchers(worker, keptPost())
    expect(await letters()).toBe(1)
  })
})
