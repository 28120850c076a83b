import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { postNeeds } from "#app/features/staffing/posts/post-needs.server.ts"
import { readPost } from "#app/features/staffing/posts/post-queries.server.ts"
import { presentPost } from "#app/features/staffing/posts/present-post.ts"
import { readDayPrices } from "#app/features/staffing/posts/price-queries.server.ts"
import { giveUpDays, keepDays } from "#app/features/staffing/waiting/give-up-days.server.ts"
import { lapseDayHolds } from "#app/features/staffing/waiting/lapse-day-holds.server.ts"
import { sayPassedOn } from "#app/features/staffing/waiting/present-waiting.ts"
import { stopWaitingForDays, takeDays } from "#app/features/staffing/waiting/take-days.server.ts"
import { waitForDays } from "#app/features/staffing/waiting/wait-for-days.server.ts"
import {
  readHeld,
  readHolding,
  readWaitingList,
} from "#app/features/staffing/waiting/waiting-queries.server.ts"
import { readMembers } from "#app/features/staffing/week/week-queries.server.ts"
import {
  aWorldOfPools,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import {
  anOpenPost,
  closeInTime,
  commit,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const today = Temporal.Now.plainDateISO("Europe/London")
const from = today.add({ months: 3 })

/** Two days a week: Oak has as many as it asked for, Elm waits for what was left over. */
const aFormedPost = async (wanted = { oak: 4, elm: 0 }) => {
  const draft = postDraft({ employerSchoolId: world.schools.nidd, groupIds: [world.group] })
  const postId = await anOpenPost(world, world.lee, draft)
  await commit(world, world.ann, postId, wantedDays(wanted.oak, 900))
  if (wanted.elm > 0) await commit(world, world.ben, postId, wantedDays(wanted.elm, 900))
  await closeInTime(world, postId)
  return postId
}

const giveUp = (who: Somebody, postId: string, days: number, id = randomUUID()) =>
  world.as(who, (tx, actor) =>
    giveUpDays(tx, actor, { postId, id, days, fromDay: from, reason: "" }, keptPost()),
  )
const wait = (who: Somebody, postId: string, halfDays: number, limit = 900) =>
  world.as(who, (tx, actor) =>
    waitForDays(tx, actor, { postId, halfDays, wanted: wantedDays(halfDays, limit) }),
  )
const take = (who: Somebody, postId: string, dayPence: bigint) =>
  world.as(who, (tx, actor) => takeDays(tx, actor, { postId, dayPence }, keptPost()))
const priceOf = async (postId: string) =>
  (await world.as(world.lee, (tx) => readDayPrices(tx, postId)))!.prices.dayPence
const list = async (who: Somebody, postId: string) =>
  (await world.as(who, (tx) => readWaitingList(tx, postId))).list.map(
    ({ name, state }) => `${name.slice(0, 3)} ${state}`,
  )
const held = (who: Somebody, postId: string) => world.as(who, (tx) => readHeld(tx, postId, who.school))
const has = (who: Somebody, postId: string, day?: Temporal.PlainDate) =>
  world.as(who, (tx) => readHolding(tx, postId, who.school, day))

test("what is left over at closing waits; days given up are held for it, and taken at what they cost then", async () => {
  const postId = await aFormedPost({ oak: 4, elm: 2 })
  const before = [await has(world.ann, postId), await has(world.ben, postId)]
  expect(before[0]! + before[1]!).toBe(4)
  expect(before[0]! > 1 && before[1]! > 0).toBe(true)
  const [giver, taker] = before[0] === 2 ? [world.ben, world.ann] : [world.ann, world.ben]
  expect(await list(world.lee, postId)).toHaveLength(2)
  const id = randomUUID()
  expect(await giveUp(giver, postId, 1, id)).toEqual({ kind: "given-up" })
  expect(await giveUp(giver, postId, 1, id)).toEqual({ kind: "given-up" })
  expect(await held(giver, postId)).toBeNull()
  expect((await held(taker, postId))?.ids).toHaveLength(1)
  expect((await held(taker, postId))?.fromDay.equals(from)).toBe(true)
  const price = await priceOf(postId)
  expect(await take(taker, postId, price - 1n)).toMatchObject({ kind: "refused" })
  expect(await take(giver, postId, price)).toMatchObject({ kind: "refused" })
  expect(await take(taker, postId, price)).toEqual({ kind: "taken" })
  expect(await take(taker, postId, price)).toMatchObject({ kind: "refused" })
  // Until the day from which it was given up, all stays as it was.
  const onDay = async (day?: Temporal.PlainDate) => [
    await has(giver, postId, day),
    await has(taker, postId, day),
  ]
  const sum = await onDay(from.subtract({ days: 1 }))
  const after = await onDay(from)
  expect([after[0]! - sum[0]!, after[1]! - sum[1]!]).toEqual([-1, 1])
  const members = await world.as(world.lee, (tx) => readMembers(tx, postId, from))
  expect(members.reduce((all, { halfDays }) => all + halfDays, 0)).toBe(4)
  const { passedOn } = await world.as(world.tea, (tx) => readWaitingList(tx, postId))
  expect(passedOn.map(sayPassedOn)).toEqual([expect.stringContaining(" has half a day a week of ")])
  expect(await world.as(world.fay, (tx) => readWaitingList(tx, postId))).toEqual({ list: [], passedOn: [] })
  const needs = await world.as(world.lee, (tx, actor) => postNeeds(tx, actor))
  expect(needs.map(({ href }) => href)).toContain(`/posts/${postId}/week`)
})

test("a school may join the list later, at a limit that a day costs at most, and is asked in its turn", async () => {
  const postId = await aFormedPost()
  const price = Number((await priceOf(postId)) / 100n)
  expect(await wait(world.ben, postId, 1, price - 5)).toMatchObject({
    kind: "refused-field",
    field: "limitDay",
  })
  expect(await wait(world.ben, postId, 5)).toMatchObject({ kind: "refused-field", field: "days" })
  expect(await wait(world.fay, postId, 1)).toEqual({ kind: "not-found" })
  expect(await wait(world.tea, postId, 1)).toMatchObject({ kind: "forbidden" })
  expect(await wait(world.ben, postId, 1)).toEqual({ kind: "waiting" })
  expect(await wait(world.lee, postId, 2)).toEqual({ kind: "waiting" })
  expect(await list(world.ann, postId)).toEqual(["Elm waiting", "Nid waiting", "Nid waiting"])
  expect(await giveUp(world.ann, postId, 2)).toEqual({ kind: "given-up" })
  expect(await list(world.ann, postId)).toEqual(["Elm held", "Nid held", "Nid waiting"])
})

test("a school gives up no more than it has, and keeps what nobody has taken", async () => {
  const postId = await aFormedPost()
  await wait(world.ben, postId, 1)
  expect(await giveUp(world.ann, postId, 5)).toMatchObject({ kind: "refused" })
  expect(await giveUp(world.ben, postId, 1)).toMatchObject({ kind: "refused" })
  const id = randomUUID()
  await giveUp(world.ann, postId, 3, id)
  expect(await giveUp(world.ann, postId, 2)).toMatchObject({ kind: "refused" })
  expect(await take(world.ben, postId, await priceOf(postId))).toEqual({ kind: "taken" })
  await wait(world.lee, postId, 1)
  expect(await list(world.lee, postId)).toEqual(["Nid held"])
  const keep = (who: Somebody) => world.as(who, (tx, actor) => keepDays(tx, actor, { postId, id }))
  expect(await keep(world.ben)).toMatchObject({ kind: "refused" })
  expect(await keep(world.ann)).toEqual({ kind: "kept" })
  expect(await list(world.lee, postId)).toEqual(["Nid waiting"])
  expect(await has(world.ann, postId)).toBe(3)
})

test("what is not answered in time goes to the next, and who leaves it is not asked again", async () => {
  const postId = await aFormedPost()
  await wait(world.ben, postId, 1)
  await wait(world.lee, postId, 1)
  await giveUp(world.ann, postId, 1)
  const sweep = (now = Temporal.Now.instant()) => lapseDayHolds(world.worker, now, keptPost())
  await sweep()
  await sweep()
  const told = await sql<{
    subject: string
  }>`select subject from mail where subject like 'Held for you: half a day%'`.execute(world.owner)
  expect(told.rows.length).toBeGreaterThan(0)
  await sql`update day_waiting set hold_until = now() - interval '1 minute' where post_id = ${postId} and state = 'held'`.execute(
    world.owner,
  )
  expect(await take(world.ben, postId, await priceOf(postId))).toMatchObject({ kind: "refused" })
  await sweep()
  expect(await list(world.ann, postId)).toEqual(["Nid held"])
  const leave = () =>
    world.as(world.lee, (tx, actor) => stopWaitingForDays(tx, actor, { postId, of: "held" }))
  expect(await leave()).toEqual({ kind: "stopped" })
  expect(await leave()).toMatchObject({ kind: "refused" })
  expect(await list(world.ann, postId)).toEqual([])
})

test("two who are asked at once each have what is held for them, and nobody twice", async () => {
  const postId = await aFormedPost()
  await wait(world.ben, postId, 1)
  await giveUp(world.ann, postId, 1)
  const price = await priceOf(postId)
  const both = await Promise.all([take(world.ben, postId, price), take(world.ben, postId, price)])
  expect(both.map(({ kind }) => kind).sort()).toEqual(["refused", "taken"])
  expect(await has(world.ben, postId)).toBe(1)
})

test("what a school was to pay when the post formed is said of the days it had then", async () => {
  const postId = await aFormedPost()
  const ownShare = () =>
    world.as(world.ann, async (tx, actor) => {
      const view = await readPost(tx, postId, actor.school.id)
      return presentPost(view!, actor).figures.find(({ label }) => label === "Your school")
    })
  const before = await ownShare()
  expect(before?.note).toBe("2 days a week, from the first day to the last, before VAT")
  await wait(world.ben, postId, 1)
  await giveUp(world.ann, postId, 1)
  await take(world.ben, postId, await priceOf(postId))
  expect(await ownShare()).toMatchObject({
    figure: before?.figure,
    note: `${before?.note}. Days have passed on since the post formed`,
  })
})
