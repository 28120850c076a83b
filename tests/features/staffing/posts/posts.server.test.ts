import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { cancelPost } from "#app/features/staffing/posts/cancel-post.server.ts"
import { closePost } from "#app/features/staffing/posts/close-post.server.ts"
import { withdrawDays } from "#app/features/staffing/posts/commit-days.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { closeDuePosts, moveDuePosts } from "#app/features/staffing/posts/move-due-posts.server.ts"
import { openPost } from "#app/features/staffing/posts/open-post.server.ts"
import { listPosts } from "#app/features/staffing/posts/post-list.server.ts"
import { postNeeds } from "#app/features/staffing/posts/post-needs.server.ts"
import { readPost } from "#app/features/staffing/posts/post-queries.server.ts"
import { savePostDraft } from "#app/features/staffing/posts/save-post-draft.server.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import {
  anOpenPost,
  commit,
  passTimeOfPost,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: WorldOfPools

beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const draft = (wish: Partial<Parameters<typeof postDraft>[0]> = {}) =>
  postDraft({ employerSchoolId: world.schools.nidd, groupIds: [world.group], ...wish })
const open = (wish: Partial<Parameters<typeof postDraft>[0]> = {}) =>
  anOpenPost(world, world.lee, draft(wish))
const see = (who: Somebody, postId: string) =>
  world.as(who, (tx, actor) => readPost(tx, postId, actor.school!.id))
const expire = (postId: string) =>
  passTimeOfPost(world.owner, postId, { closesAt: Temporal.Now.instant().subtract({ seconds: 1 }) })
const close = (postId: string, letters = keptPost()) =>
  world.worker.transaction().execute((tx) => closePost(tx, postId, letters))

describe("proposing a post", () => {
  test("is for those who speak for a school, and for coordinators of its group", async () => {
    const save = (who: Somebody, wish: Parameters<typeof draft>[0] = {}) =>
      world.as(who, (tx, actor) => savePostDraft(tx, actor, draft(wish)))
    expect(await save(world.lee)).toMatchObject({ kind: "saved", isNew: true })
    expect(await save(world.cora)).toMatchObject({ kind: "saved" })
    expect(await save(world.tea)).toMatchObject({ kind: "forbidden" })
    expect(await save(world.ben)).toMatchObject({ kind: "refused-field", field: "employerSchoolId" })
    expect(await save(world.fay)).toMatchObject({ kind: "refused-field", field: "groupIds" })
  })

  test("a draft is for its leaders alone, and stands once it has opened", async () => {
    const written = draft()
    await world.as(world.lee, (tx, actor) => savePostDraft(tx, actor, written))
    expect(await see(world.ben, written.id)).toBeNull()
    expect(await world.as(world.ben, (tx, actor) => openPost(tx, actor, written.id, keptPost()))).toEqual({
      kind: "not-found",
    })
    const letters = keptPost()
    expect(await world.as(world.cora, (tx, actor) => openPost(tx, actor, written.id, letters))).toEqual({
      kind: "opened",
    })
    expect(letters.kept.map(({ queue }) => queue)).toContain("close-post")
    expect((await see(world.ben, written.id))?.post.state).toBe("open")
    expect(
      await world.as(world.lee, (tx, actor) => savePostDraft(tx, actor, { ...written, halfDays: 2 })),
    ).toMatchObject({ kind: "refused" })
    await expect(
      world.owner.updateTable("sharedPost").set({ weeks: 1 }).where("id", "=", written.id).execute(),
    ).rejects.toThrow("The terms of a post stand")
  })

  test("another school’s draft cannot be written over by its id", async () => {
    const theirs = draft()
    await world.as(world.lee, (tx, actor) => savePostDraft(tx, actor, theirs))
    const far = await aGroup(world.owner, { name: "Fells", schools: [world.schools.far] })
    const mine = { ...theirs, employerSchoolId: world.schools.far, groupIds: [far] }
    expect(await world.as(world.fay, (tx, actor) => savePostDraft(tx, actor, mine))).toEqual({
      kind: "not-found",
    })
  })
})

describe("committing days", () => {
  test("a school says, changes and takes back what it would take, and others see the sum alone", async () => {
    const postId = await open()
    const committed = { kind: "committed", approval: "not-needed" }
    expect(await commit(world, world.ann, postId, wantedDays(2, 300))).toEqual(committed)
    expect(await commit(world, world.ben, postId, wantedDays(1, 250))).toEqual(committed)
    expect(await commit(world, world.ben, postId, wantedDays(2, 290))).toEqual(committed)
    const seen = await see(world.ben, postId)
    expect(seen).toMatchObject({ demand: { halfDays: 4, schools: 2 }, mine: { halfDays: 2 } })
    expect(seen?.schools.map(({ name, asked }) => [name, asked])).toEqual([
      ["Elm Primary School", 2],
      ["Oak Primary School", null],
    ])
    const withdraw = () =>
      world.as(world.ben, async (tx, actor) => withdrawDays(tx, actor, (await lockPost(tx, postId, "hold"))!))
    expect(await withdraw()).toEqual({ kind: "withdrawn" })
    expect(await withdraw()).toEqual({ kind: "withdrawn" })
    expect((await see(world.ben, postId))?.demand).toEqual({ halfDays: 2, schools: 1 })
  })

  test("is for those who handle a school’s money in a group that the post is open to", async () => {
    const postId = await open()
    expect(await commit(world, world.tea, postId, wantedDays(1, 1))).toMatchObject({ kind: "forbidden" })
    expect(await commit(world, world.fay, postId, wantedDays(1, 1))).toBeNull()
    // PostgreSQL says so too, whatever a page forgets.
    await expect(
      world.as(world.tea, (tx) =>
        tx
          .insertInto("dayBid")
          .values({
            ...{
              postId,
              schoolId: world.schools.oak,
              halfDays: 1,
              limitDayPence: 1n,
              committedBy: world.tea.person,
            },
            wishes: ["accepts", "accepts", "accepts", "accepts", "accepts"],
          })
          .execute(),
      ),
    ).rejects.toThrow("row-level security")
  })

  test("ends with the closing instant, by the database’s clock", async () => {
    const postId = await open()
    await expire(postId)
    expect(await commit(world, world.ann, postId, wantedDays(1, 300))).toMatchObject({ kind: "refused" })
  })

  test("at the closing, answers under way count, and later ones are told so", async () => {
    const postId = await open()
    await passTimeOfPost(world.owner, postId, { closesAt: Temporal.Now.instant().add({ milliseconds: 600 }) })
    const people = [world.ann, world.ben, world.lee]
    const answers: string[] = []
    const keepAnswering = async (who: Somebody) => {
      for (let i = 0; i < 12; i++) {
        const answer = await commit(world, who, postId, wantedDays(1 + (i % 2), 300))
        answers.push(answer!.kind)
        await new Promise((resolve) => setTimeout(resolve, 60))
      }
    }
    const keepClosing = async () => {
      for (;;) {
        const closing = await close(postId)
        if (closing.kind === "closed") return closing.clearing
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    const [clearing] = await Promise.all([keepClosing(), ...people.map(keepAnswering)])
    expect(new Set(answers)).toEqual(new Set(["committed", "refused"]))
    const { rows } = await sql<{ halfDays: number; schoolId: string }>`
      select half_days, school_id from day_bid where post_id = ${postId}`.execute(world.owner)
    for (const { schoolId, asked } of clearing.shares)
      expect(rows.find((row) => row.schoolId === schoolId)?.halfDays).toBe(asked)
  })
})

describe("closing a post", () => {
  test("finds who is in, tells them what they pay and why, and happens once", async () => {
    const postId = await open()
    await commit(world, world.ann, postId, wantedDays(2, 300))
    await commit(world, world.ben, postId, wantedDays(2, 290))
    await commit(world, world.lee, postId, wantedDays(1, 100))
    expect(await close(postId)).toEqual({ kind: "not-due" })
    await expire(postId)
    const [one, two] = await Promise.all([close(postId), close(postId)])
    expect([one.kind, two.kind].sort()).toEqual(["closed", "not-due"])
    const anns = await see(world.ann, postId)
    expect(anns).toMatchObject({
      post: { state: "formed" },
      result: { takenHalfDays: 4, totalPence: 22_326_00n, dayPence: 286_24n },
      shares: [{ schoolId: world.schools.oak, netPence: 11_163_00n }],
      reason: { kind: "in", halfDays: 2 },
    })
    expect((await see(world.lee, postId))?.reason).toMatchObject({ kind: "too-dear", limitDayPence: 100_00n })
    expect((await see(world.lee, postId))?.shares).toHaveLength(3)
    const mails = await world.owner.selectFrom("mail").select(["recipient", "subject", "body"]).execute()
    const about = mails.filter(
      ({ body }) => body.includes(postId) && !body.includes("until") && !body.includes("Say by"),
    )
    expect(about.map(({ subject }) => subject).sort()).toEqual([
      "Formed: Speech and language therapist",
      "Formed: Speech and language therapist",
      "Formed: Speech and language therapist",
    ])
    await expect(
      world.owner.updateTable("dayShare").set({ netPence: 1n }).where("postId", "=", postId).execute(),
    ).rejects.toThrow()
  })

  test("a post that too few want does not form, says what was missing, and is closed however late", async () => {
    const postId = await open({ leastHalfDays: 3 })
    await commit(world, world.ann, postId, wantedDays(1, 900))
    await expire(postId)
    expect(await closeDuePosts(world.worker, keptPost())).toContain(postId)
    expect(await see(world.ann, postId)).toMatchObject({
      ...{ post: { state: "not-formed" }, result: { moreHalfDays: 2, totalPence: 0n } },
      reason: { kind: "too-few", moreHalfDays: 2 },
    })
    const empty = await open()
    await expire(empty)
    expect(await closeDuePosts(world.worker, keptPost())).toContain(empty)
    expect((await see(world.ben, empty))?.post.state).toBe("not-formed")
  })

  test("it runs from its first day, and has ended after its last", async () => {
    const postId = await open()
    await commit(world, world.ann, postId, wantedDays(4, 900))
    await expire(postId)
    await close(postId)
    const today = Temporal.Now.plainDateISO("Europe/London")
    expect(await moveDuePosts(world.worker)).not.toContain(postId)
    await passTimeOfPost(world.owner, postId, { startsOn: today })
    expect(await moveDuePosts(world.worker)).toContain(postId)
    expect((await see(world.ann, postId))?.post.state).toBe("running")
    await passTimeOfPost(world.owner, postId, {
      startsOn: today.subtract({ days: 9 }),
      endsOn: today.subtract({ days: 1 }),
    })
    expect(await moveDuePosts(world.worker)).toContain(postId)
    expect((await see(world.ann, postId))?.post.state).toBe("ended")
  })

  test("a cancelled post is everybody’s to read, with the reason", async () => {
    const postId = await open()
    await commit(world, world.ann, postId, wantedDays(4, 900))
    const cancel = (who: Somebody) =>
      world.as(who, (tx, actor) => cancelPost(tx, actor, { postId, reason: "Nobody applied." }, keptPost()))
    expect(await cancel(world.ben)).toMatchObject({ kind: "forbidden" })
    expect(await cancel(world.lee)).toEqual({ kind: "cancelled" })
    expect(await cancel(world.lee)).toEqual({ kind: "cancelled" })
    expect((await see(world.ben, postId))?.steps.at(-1)).toMatchObject({
      to: "cancelled",
      reason: "Nobody applied.",
    })
    expect(await commit(world, world.ben, postId, wantedDays(1, 1))).toMatchObject({ kind: "refused" })
  })
})

describe("what waits and what there is", () => {
  test("an open post waits for a school until it answers, and then stands on its list", async () => {
    const finance: Somebody = {
      school: world.schools.elm,
      person: await aPerson(world.owner, { name: "Fin Elm", roles: [[world.schools.elm, "finance"]] }),
    }
    const postId = await open({ title: "Music teacher" })
    const needs = (who: Somebody) =>
      world.as(who, async (tx, actor) => (await postNeeds(tx, actor)).map(({ key }) => key))
    expect(await needs(finance)).toContain(`answer-${postId}`)
    expect(await needs(world.tea)).not.toContain(`answer-${postId}`)
    await commit(world, finance, postId, wantedDays(2, 900))
    expect(await needs(finance)).not.toContain(`answer-${postId}`)
    const list = (who: Somebody) =>
      world.as(who, (tx, actor) =>
        listPosts(tx, actor, { states: ["open"], order: "soonest-first", cursor: null }),
      )
    expect((await list(world.ben)).posts.find(({ post }) => post.id === postId)).toMatchObject({
      ...{ halfDays: 2, schools: 1, mine: 2 },
    })
    expect((await list(world.fay)).posts).toEqual([])
    await expire(postId)
    await close(postId)
    expect(await needs(world.lee)).toContain(`make-week-${postId}`)
    expect(await needs(world.ben)).toContain(`read-result-${postId}`)
  })

  test("a list goes on where it stopped", async () => {
    const titles: string[] = []
    for (let i = 0; i < 23; i++) await open({ title: `Post ${i}` })
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor; pages++) {
      const page = await world.as(world.ben, (tx, actor) =>
        listPosts(tx, actor, { states: ["open"], order: "soonest-first", cursor }),
      )
      titles.push(...page.posts.map(({ post }) => post.id))
      cursor = page.older
    }
    expect(new Set(titles).size).toBe(titles.length)
    expect(titles.length).toBeGreaterThanOrEqual(23)
  })
})
