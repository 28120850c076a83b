import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { approvalNeeds } from "#app/features/purchasing/approvals/approval-needs.server.ts"
import { withdrawDays } from "#app/features/staffing/posts/commit-days.server.ts"
import { decideDays } from "#app/features/staffing/posts/decide-days.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { postAnswers } from "#app/features/staffing/posts/post-approval.ts"
import { readPost } from "#app/features/staffing/posts/post-queries.server.ts"
import { writeToApproversOfDays } from "#app/features/staffing/posts/write-to-approvers-of-days.server.ts"
import { oakWithApprovers, spendingLimitsAt } from "#tests/support/builders/approvals.ts"
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
  passTimeOfPost,
  postDraft,
  wantedDays,
} from "#tests/support/builders/staff-posts.ts"

let world: WorldOfPools
let oak: Awaited<ReturnType<typeof oakWithApprovers>>
beforeAll(async () => {
  world = await aWorldOfPools()
  oak = await oakWithApprovers(world)
  // Half a day a week of 39 weeks at £300 a day comes to £5,850; Nidd charges no VAT.
  await spendingLimitsAt(
    world.owner,
    { school: world.schools.oak, setBy: oak.hal.person },
    ["business-manager", 2_000_00n],
    ["head", 10_000_00n],
    ["governors", 20_000_00n],
    ["business-manager", 6_000_00n, "E26"],
  )
})
afterAll(() => world.leave())

const open = (wish: Partial<Parameters<typeof postDraft>[0]> = {}) =>
  anOpenPost(
    world,
    world.lee,
    postDraft({ employerSchoolId: world.schools.nidd, groupIds: [world.group], ...wish }),
  )
const see = async (who: Somebody, postId: string) =>
  (await world.as(who, (tx) => readPost(tx, postId, who.school)))!
const decide = (
  who: Somebody,
  postId: string,
  shownPence: bigint,
  intent: "approve" | "refuse" = "approve",
) =>
  world.as(who, async (tx, actor) => {
    const held = await lockPost(tx, postId, "hold")
    const decision = { intent, shownPence, reason: intent === "refuse" ? "Not this year" : "" }
    return held && decideDays(tx, actor, held, decision, keptPost())
  })
const needs = (who: Somebody) =>
  world.as(who, async (tx, actor) => (await approvalNeeds(tx, actor, [postAnswers])).map(({ href }) => href))
const waits = { kind: "committed", approval: "awaiting" }
const counts = { kind: "committed", approval: "not-needed" }

test("days within one's limit count at once; beyond it they wait, apart from the demand and from everybody's price", async () => {
  const postId = await open()
  expect(await commit(world, world.ben, postId, wantedDays(2, 300))).toEqual(counts)
  expect(await commit(world, world.ann, postId, wantedDays(1, 100))).toEqual(counts)
  expect((await see(world.ben, postId)).demand).toEqual({ halfDays: 3, schools: 2 })
  expect(await commit(world, world.ann, postId, wantedDays(1, 300))).toEqual(waits)
  const bens = await see(world.ben, postId)
  expect(bens).toMatchObject({
    ...{ demand: { halfDays: 2, schools: 1 }, awaiting: { halfDays: 1, schools: 1 }, approval: null },
    schools: [{ name: "Elm Primary School" }],
    bids: [{ schoolId: world.schools.elm }],
  })
  const anns = await see(world.ann, postId)
  expect(anns.approval).toMatchObject({
    ...{ state: "awaiting", level: "head", worstCasePence: 5_850_00n, askedBy: { name: "Ann Oak" } },
    because:
      "It can come to £5,850.00 including VAT, and a business manager may commit up to £2,000.00 alone.",
  })
  // The figures of one's own page are as if it were approved.
  expect(anns.bids).toHaveLength(2)
})

test("a head approves, and then they count; nobody approves their own, and above a limit only a governor does", async () => {
  const postId = await open()
  expect(await commit(world, world.ann, postId, wantedDays(1, 300))).toEqual(waits)
  const page = `/posts/${postId}/approval`
  expect(await needs(world.ann)).not.toContain(page)
  expect(await needs(oak.hal)).toContain(page)
  for (const somebody of [world.ann, world.tea, oak.gus])
    expect(await decide(somebody, postId, 5_850_00n)).toMatchObject({ kind: "forbidden" })
  expect(await decide(world.ben, postId, 5_850_00n)).toEqual({ kind: "not-found" })
  expect(await decide(world.fay, postId, 5_850_00n)).toBeNull()
  expect(await decide(oak.hal, postId, 5_000_00n)).toMatchObject({ kind: "refused" })
  expect(await decide(oak.hal, postId, 5_850_00n)).toEqual({ kind: "decided" })
  expect(await decide(oak.ida, postId, 5_850_00n)).toMatchObject({
    sentence: "Hal Head has approved it already. Nothing was changed.",
  })
  expect((await see(world.ben, postId)).demand).toEqual({ halfDays: 1, schools: 1 })
  expect(await needs(oak.hal)).not.toContain(page)
  // What falls keeps its approval, what rises asks again.
  expect(await commit(world, world.ann, postId, wantedDays(1, 290))).toMatchObject({ approval: "approved" })
  expect(await commit(world, oak.hal, postId, wantedDays(2, 300))).toEqual(waits)
  expect(await decide(oak.hal, postId, 11_700_00n)).toMatchObject({ kind: "forbidden" })
  expect(await decide(oak.ida, postId, 11_700_00n)).toEqual({ kind: "decided" })
  expect(await commit(world, world.ann, postId, wantedDays(4, 300))).toEqual(waits)
  expect(await decide(oak.ida, postId, 23_400_00n)).toMatchObject({ kind: "forbidden" })
  expect(await decide(oak.gia, postId, 23_400_00n)).toEqual({ kind: "decided" })
})

test("a limit for the post's CFR code takes the place of the one for everything", async () => {
  expect(await commit(world, world.ann, await open({ cfrCode: "E26" }), wantedDays(1, 300))).toEqual(counts)
  expect(await commit(world, world.ann, await open({ cfrCode: "E26" }), wantedDays(1, 310))).toEqual(waits)
})

test("VAT that the employer may have to charge counts against a limit", async () => {
  const other = await world.owner
    .insertInto("legalEntity")
    .values({ kind: "trust", name: "Nidd Trust", vatNumber: "GB 004 8217 08", addressLines: [] })
    .returning("id")
    .executeTakeFirstOrThrow()
  const nidd = world.owner.updateTable("school").where("id", "=", world.schools.nidd)
  const before = await world.owner
    .selectFrom("school")
    .select("legalEntityId")
    .where("id", "=", world.schools.nidd)
    .executeTakeFirstOrThrow()
  await nidd.set({ legalEntityId: other.id }).execute()
  const postId = await open()
  await commit(world, world.ann, postId, wantedDays(1, 300))
  expect((await see(world.ann, postId)).approval?.worstCasePence).toBe(7_020_00n)
  await nidd.set(before).execute()
})

test("at closing a school that nobody approved is left out, reads why, and the others' price is without it", async () => {
  const postId = await open()
  await commit(world, world.ben, postId, wantedDays(2, 900))
  await commit(world, world.ann, postId, wantedDays(2, 900))
  await closeInTime(world, postId)
  const alone = await open()
  await commit(world, world.ben, alone, wantedDays(2, 900))
  await closeInTime(world, alone)
  const [seen, without] = [await see(world.ben, postId), await see(world.ben, alone)]
  expect(seen.result).toEqual(without.result)
  expect(await decide(oak.gia, postId, 100_000_00n)).toMatchObject({
    kind: "refused",
    sentence: expect.stringMatching(/^Schools could answer until /),
  })
  const anns = await see(world.ann, postId)
  const why = "Nobody had approved its answer, which could have come to £35,100.00 including VAT."
  expect(anns).toMatchObject({ reason: { kind: "left-out", why }, approval: { state: "left-out" } })
  expect(await needs(world.ann)).toContain(`/posts/${postId}/approval`)
  const mails = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%${postId}%`)
    .where("subject", "like", "Formed without your school%")
    .execute()
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.every(({ body }) => body.replaceAll(/\s+/g, " ").includes(why))).toBe(true)
})

test("what was refused counts for nobody, and withdrawing takes the approval along", async () => {
  const postId = await open()
  await commit(world, world.ann, postId, wantedDays(1, 300))
  expect(await decide(oak.hal, postId, 5_850_00n, "refuse")).toEqual({ kind: "decided" })
  expect(await needs(world.ann)).toContain(`/posts/${postId}`)
  expect((await see(world.ben, postId)).demand).toEqual({ halfDays: 0, schools: 0 })
  await world.as(world.ann, async (tx, actor) =>
    withdrawDays(tx, actor, (await lockPost(tx, postId, "hold"))!),
  )
  expect(await commit(world, world.ann, postId, wantedDays(1, 300))).toEqual(waits)
})

test("those who can approve are written to once, and once more before the post closes", async () => {
  const postId = await open()
  await commit(world, world.ann, postId, wantedDays(1, 300))
  const sweep = async () => {
    for (let i = 0; i < 2; i++) await writeToApproversOfDays(world.worker, keptPost())
    const { rows } = await sql<{ subject: string; recipient: string }>`
      select subject, recipient from mail where body like ${`%${postId}/approval%`}`.execute(world.owner)
    return rows.map(({ subject }) => subject).sort()
  }
  const asked = ["Please approve: Speech and language therapist"]
  expect(await sweep()).toEqual([...asked, ...asked])
  await passTimeOfPost(world.owner, postId, { closesAt: Temporal.Now.instant().add({ minutes: 10 }) })
  await world.owner
    .updateTable("approval")
    .set({ askedAt: Temporal.Now.instant().subtract({ hours: 48 }) })
    .where("postId", "=", postId)
    .execute()
  const reminded = ["Still waiting for your approval: Speech and language therapist"]
  expect(await sweep()).toEqual([...asked, ...asked, ...reminded, ...reminded])
})
