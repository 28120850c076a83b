import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { SchoolActor, SchoolRole } from "#app/features/auth/actor.ts"
import type { PostingDraft } from "#app/features/expertise/posting.ts"
import { approvalsOfPostings, approvePosting } from "#app/features/expertise/posting-approvals.server.ts"
import { readPosting, searchPostings } from "#app/features/expertise/posting-queries.server.ts"
import { changePosting, publishPosting } from "#app/features/expertise/save-posting.server.ts"
import { tellMatches } from "#app/features/expertise/tell-matches.server.ts"
import { createDatabase, createPool, type Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { keptPost } from "#tests/support/builders/pool-world.ts"
import { postingDraft } from "#tests/support/builders/postings.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

type Somebody = { person: string; school: string }

let database: TestDatabase
let world: World
let group: string
let head: Somebody
let teacher: Somebody
let neighbour: Somebody
const today = Temporal.PlainDate.from("2026-11-22")

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  const oak = await aSchool(world.owner, { name: "Oak" })
  const ash = await aSchool(world.owner, { name: "Ash" })
  const at = async (school: string, role: SchoolRole): Promise<Somebody> => ({
    school,
    person: await aPerson(world.owner, { name: `The ${role}`, roles: [[school, role]] }),
  })
  head = await at(oak, "head")
  teacher = await at(oak, "staff")
  neighbour = await at(ash, "head")
  group = await aGroup(world.owner, { name: "Valley", schools: [oak, ash] })
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})

const as = <T>(who: Somebody, work: (tx: Tx, actor: SchoolActor) => Promise<T>) =>
  actingAs(world, who.person, who.school, work)

const draft = (wish: Partial<PostingDraft>): PostingDraft => ({ ...postingDraft, groupIds: [group], ...wish })
const offer = async (who: Somebody, wish: Partial<PostingDraft>) => {
  const id = randomUUID()
  await as(who, (tx, actor) => publishPosting(tx, actor, { id, side: "offer", ...draft(wish) }, keptPost()))
  return id
}
const sees = async (who: Somebody, id: string) => (await as(who, (tx) => readPosting(tx, id))) !== null
const finds = (words: string) =>
  as(neighbour, async (tx) => {
    const asker = { schoolId: neighbour.school, phase: null, from: null, today, cursor: null }
    return (await searchPostings(tx, { search: { side: "offer", words }, ...asker })).postings.length
  })
const approve = (who: Somebody, id: string) =>
  as(who, (tx, actor) => approvePosting(tx, actor, id, keptPost()))
const waiting = (who: Somebody) =>
  as(who, async (tx, actor) => (await approvalsOfPostings(tx, actor)).map(({ title }) => title))

describe("what an offer says of a school's staff", () => {
  test("is seen by other schools once a leader of the school has approved it, and not before", async () => {
    const id = await offer(teacher, { title: "Violin with Dana" })
    expect([await sees(neighbour, id), await finds("violin")]).toEqual([false, 0])
    expect(await sees(teacher, id)).toBe(true)
    expect((await as(teacher, (tx) => readPosting(tx, id)))!.groupIds).toEqual([group])
    expect(await waiting(head)).toEqual(["Approve: Violin with Dana"])
    expect(await waiting(teacher)).toEqual([])

    expect(await approve(teacher, id)).toEqual({ kind: "not-allowed" })
    expect(await approve(neighbour, id)).toEqual({ kind: "not-found" })
    expect(await approve(head, id)).toEqual({ kind: "approved" })
    expect([await sees(neighbour, id), await finds("violin")]).toEqual([true, 1])
    expect(await waiting(head)).toEqual([])
    expect(await approve(head, id)).toEqual({ kind: "approved" })
    const acts = await world.owner
      .selectFrom("auditEvent")
      .select("act")
      .where("subjectId", "=", id)
      .execute()
    expect(acts.map(({ act }) => act)).toEqual(["post-to-groups", "approve-posting"])
  })

  test("is approved by being written by a leader", async () => {
    const id = await offer(head, { title: "Cello with Dana" })
    expect(await sees(neighbour, id)).toBe(true)
  })

  test("waits again when other words are put in, and not when the days change", async () => {
    const id = await offer(teacher, { title: "Flute with Dana" })
    await approve(head, id)
    const change = (who: Somebody, wish: Partial<PostingDraft>) =>
      as(who, (tx, actor) =>
        changePosting(tx, actor, { id, ...draft({ title: "Flute with Dana", ...wish }) }, keptPost()),
      )
    await change(teacher, { weekdays: [1] })
    expect(await sees(neighbour, id)).toBe(true)
    await change(teacher, { description: "She is the best." })
    expect(await sees(neighbour, id)).toBe(false)
    await change(head, { description: "She teaches the flute." })
    expect(await sees(neighbour, id)).toBe(true)
  })

  test("needs nobody's word where it is a minibus, or a need", async () => {
    const minibus = await offer(teacher, { kind: "facility", title: "A minibus" })
    expect(await sees(neighbour, minibus)).toBe(true)
    const need = randomUUID()
    await as(teacher, (tx, actor) =>
      publishPosting(tx, actor, { id: need, side: "need", ...draft({ title: "A harpist" }) }, keptPost()),
    )
    expect(await sees(neighbour, need)).toBe(true)
  })

  test("is told to nobody whom it fits before it is approved", async () => {
    await as(neighbour, (tx, actor) =>
      publishPosting(
        tx,
        actor,
        { id: randomUUID(), side: "need", ...draft({ title: "Harp wanted", subjects: ["Drama"] }) },
        keptPost(),
      ),
    )
    const id = await offer(teacher, { title: "Harp with Dana", subjects: ["Drama"] })
    const worker = createDatabase(createPool(database.url, "kith_worker", 1))
    const told = async () => {
      const post = keptPost()
      await worker.transaction().execute((tx) => tellMatches(tx, id, { today, post }))
      return (
        await world.owner.selectFrom("postingMatch").select("offerId").where("offerId", "=", id).execute()
      ).length
    }
    expect(await told()).toBe(0)
    await approve(head, id)
    expect(await told()).toBe(1)
    await worker.destroy()
  })

  test("is kept from others by PostgreSQL, whatever a page forgets", async () => {
    const id = await offer(teacher, { title: "Oboe with Dana" })
    const claim = as(teacher, (tx) =>
      tx.updateTable("posting").set({ awaitsApproval: false }).where("id", "=", id).execute(),
    )
    await claim
    expect(await sees(neighbour, id)).toBe(false)
  })

  test("leads to whom it is about, where that is shared by the school itself and by no other", async () => {
    const resourceOf = async ({ school, person }: Somebody) => {
      const row = { schoolId: school, kind: "person", title: "Dana", createdBy: person, exchange: true }
      return (await world.owner.insertInto("resource").values(row).returning("id").executeTakeFirstOrThrow())
        .id
    }
    const own = await resourceOf(head)
    const id = await offer(head, { title: "Drums with Dana", resourceId: own })
    expect((await as(head, (tx) => readPosting(tx, id)))!.resourceId).toBe(own)
    const theirs = await resourceOf(neighbour)
    const draftOfTheirs = { id: randomUUID(), side: "offer" as const, ...draft({ resourceId: theirs }) }
    expect(await as(head, (tx, actor) => publishPosting(tx, actor, draftOfTheirs, keptPost()))).toEqual({
      kind: "not-own-resource",
    })
    const claim = as(head, (tx) =>
      tx.updateTable("posting").set({ resourceId: theirs }).where("id", "=", id).execute(),
    )
    await expect(claim).rejects.toThrow(/row-level security/)
  })
})
