import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { approvalNeeds } from "#app/features/purchasing/approvals/approval-needs.server.ts"
import { aWorldOfApprovals, decide } from "#tests/support/builders/approvals.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import { join, keptPost, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import { paper } from "#tests/support/builders/pools.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
beforeAll(async () => {
  world = await aWorldOfApprovals()
})
afterAll(() => world.leave())

const needs = ({ person, school }: Somebody) =>
  actingAs(world, person, school, async (tx, actor) => await approvalNeeds(tx, actor))
const dearPaper = { ...paper, tiers: [[1, 40_000n]] as const }
const approve = { intent: "approve", shownPence: 19_200n } as const

test("within one's limit an answer counts at once; beyond it waits, and the group sees it apart from the demand", async () => {
  const pool = await world.paperPool()
  expect(await join(world, world.ben, pool, [10])).toMatchObject({ approval: "not-needed" })
  expect(await join(world, world.ann, pool, [20])).toMatchObject({ approval: "not-needed" })
  expect(await world.demandOf(pool)).toBe(30)
  expect(await join(world, world.ann, pool, [40])).toMatchObject({ kind: "committed", approval: "awaiting" })
  const seen = await world.seenBy(world.ben, pool)
  expect(seen?.demand[0]).toMatchObject({ quantity: 10, schools: 1 })
  expect(seen?.awaiting).toEqual({
    items: [{ itemId: pool.items[0]?.id, quantity: 40, schools: 1 }],
    schools: 1,
  })
  expect(seen?.participants.map(({ name }) => name)).toEqual(["Elm Primary School"])
  expect(seen?.approval).toBeNull()
  expect((await world.seenBy(world.ann, pool))?.approval).toMatchObject({
    state: "awaiting",
    level: "head",
    worstCasePence: 19_200n,
    askedBy: { name: "Ann Oak" },
  })
})

test("what a head has approved counts, and the record says who, as what, and up to how much", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  expect(await decide(world, world.hal, pool, { ...approve, reason: "Go on" })).toEqual({ kind: "decided" })
  expect(await world.demandOf(pool)).toBe(40)
  const { approval } = (await world.seenBy(world.ann, pool))!
  expect(
    approval?.steps.map(({ step, personName, role, worstCasePence, reason }) => [
      ...[step, personName, role, worstCasePence, reason],
    ]),
  ).toEqual([
    ["asked", "Ann Oak", "Business manager", 19_200n, ""],
    ["approved", "Hal Head", "Headteacher", 19_200n, "Go on"],
  ])
  const events = await world.owner
    .selectFrom("auditEvent")
    .select(["act", "personName", "schoolId", "groupId"])
    .where("subjectId", "=", pool.id)
    .orderBy("id")
    .execute()
  expect(events.map(({ act }) => act)).toEqual(["commit-to-pool", "ask-for-approval", "approve-commitment"])
  // The amounts are the school's own: coordinators, who read what a group's events say, do not see these.
  expect(events.every(({ schoolId, groupId }) => schoolId === world.schools.oak && groupId === null)).toBe(
    true,
  )
  const [mail] = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%${pool.id}%`)
    .execute()
  expect(mail?.subject).toMatch(/^Approved: /)
  expect(mail?.body).toContain("up to £192.00 including VAT")
})

test("nobody approves their own; a head's own answer above the head's limit waits for another head or a governor", async () => {
  const pool = await world.paperPool()
  expect(await join(world, world.hal, pool, [40])).toMatchObject({ approval: "not-needed" })
  expect(await join(world, world.hal, pool, [250])).toMatchObject({ approval: "awaiting" })
  const dear = { intent: "approve", shownPence: 120_000n } as const
  expect(await decide(world, world.hal, pool, dear)).toEqual({
    kind: "forbidden",
    sentence: "You gave this answer yourself, and nobody approves their own. Somebody else has to.",
  })
  const page = `/pools/${pool.id}/approval`
  expect((await needs(world.hal)).map(({ href }) => href)).not.toContain(page)
  expect((await needs(world.ida)).map(({ href }) => href)).toContain(page)
  expect(await decide(world, world.gia, pool, dear)).toEqual({ kind: "decided" })
  expect(await world.demandOf(pool)).toBe(250)
})

test("above the governors' limit only a governor who does not spend the school's money approves", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [500])
  const dear = { intent: "approve", shownPence: 240_000n } as const
  for (const somebody of [world.hal, world.gus, world.tea, world.ann])
    expect(await decide(world, somebody, pool, dear)).toMatchObject({ kind: "forbidden" })
  expect(await decide(world, world.ben, pool, dear)).toEqual({ kind: "not-found" })
  expect(await decide(world, world.fay, pool, dear)).toBeNull()
  expect(await world.demandOf(pool)).toBe(0)
  expect(await decide(world, world.gia, pool, dear)).toEqual({ kind: "decided" })
})

test("an answer that falls or stays keeps its approval, one that rises asks again, and falling back finds it again", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  await decide(world, world.hal, pool, approve)
  for (const quantity of [40, 30])
    expect(await join(world, world.ann, pool, [quantity])).toMatchObject({ approval: "approved" })
  expect(await world.demandOf(pool)).toBe(30)
  expect(await join(world, world.ann, pool, [41])).toMatchObject({ approval: "awaiting" })
  expect(await world.demandOf(pool)).toBe(0)
  expect(await join(world, world.ann, pool, [40])).toMatchObject({ approval: "approved" })
  expect(await join(world, world.ann, pool, [10])).toMatchObject({ approval: "not-needed" })
  expect(await join(world, world.ann, pool, [35])).toMatchObject({ approval: "approved" })
  expect(await world.demandOf(pool)).toBe(35)
})

test("an approval does not carry over to an answer that the approver gives", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [240])
  await decide(world, world.hal, pool, { intent: "approve", shownPence: 115_200n })
  expect(await join(world, world.hal, pool, [240])).toMatchObject({ approval: "awaiting" })
  expect(await decide(world, world.ida, pool, { intent: "approve", shownPence: 115_200n })).toEqual({
    kind: "decided",
  })
})

test("withdrawing takes the approval along", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  await decide(world, world.hal, pool, approve)
  await world.owner.deleteFrom("commitment").where("poolId", "=", pool.id).execute()
  expect(await join(world, world.ann, pool, [40])).toMatchObject({ approval: "awaiting" })
})

test("an approval is for what was shown: one that has risen since is shown again", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  await join(world, world.ann, pool, [60])
  expect(await decide(world, world.hal, pool, approve)).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("it can now come to £288.00 including VAT"),
  })
  expect(await world.demandOf(pool)).toBe(0)
  expect(await decide(world, world.hal, pool, { ...approve, shownPence: 50_000n })).toEqual({
    kind: "decided",
  })
  // What was approved is what was asked, not the larger figure of a page.
  expect(await join(world, world.ann, pool, [61])).toMatchObject({ approval: "awaiting" })
})

test("a refusal says why, counts for nobody, and another answer asks anew", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  const refuse = { intent: "refuse", shownPence: 19_200n, reason: "We have 30 reams left" } as const
  expect(await decide(world, world.hal, pool, refuse)).toEqual({ kind: "decided" })
  expect(await decide(world, world.ida, pool, approve)).toEqual({
    kind: "refused",
    sentence: "Hal Head has refused it already. Nothing was changed.",
  })
  expect(await world.demandOf(pool)).toBe(0)
  expect((await needs(world.ann)).map(({ title }) => title)).toContain(
    "Refused: Copier paper for the spring term",
  )
  expect(await join(world, world.ann, pool, [30])).toMatchObject({ approval: "awaiting" })
  expect(await join(world, world.ann, pool, [10])).toMatchObject({ approval: "not-needed" })
  expect(await world.demandOf(pool)).toBe(10)
})

test("who has lost the role cannot approve; what they approved before stands, also when the closing is put off", async () => {
  const [early, late] = [await world.paperPool(), await world.paperPool()]
  await join(world, world.ann, early, [40])
  await join(world, world.ann, late, [40])
  await decide(world, world.ida, early, approve)
  const hers = world.owner.updateTable("schoolRole").where("personId", "=", world.ida.person)
  await hers.set({ endedAt: Temporal.Now.instant() }).execute()
  expect(await decide(world, world.ida, late, approve)).not.toMatchObject({ kind: "decided" })
  await hers.set({ endedAt: null }).execute()
  await passTime(world.owner, early, { hours: 300 })
  expect(await world.demandOf(early)).toBe(40)
})

test("at closing a school that nobody approved is left out, reads why, and the others' price is without it", async () => {
  const pool = await world.paperPool()
  await join(world, world.ben, pool, [10])
  await join(world, world.ann, pool, [40])
  await passTime(world.owner, pool, { seconds: -1 })
  expect(await decide(world, world.hal, pool, approve)).toMatchObject({
    kind: "refused",
    sentence: expect.stringMatching(/^This pool closed on /),
  })
  expect(await world.close(pool)).toMatchObject({
    clearing: { kind: "cleared", goodsPence: 4_000n, shares: [{ schoolId: world.schools.elm }] },
  })
  const seen = await world.seenBy(world.ann, pool)
  expect(seen?.approval?.state).toBe("left-out")
  expect(seen?.approval?.steps.at(-1)).toMatchObject({
    step: "left-out",
    personName: "Kith",
    reason: "Nobody had approved its answer, which could have come to £192.00 including VAT.",
  })
  expect(seen?.participants.map(({ name }) => name)).toEqual(["Elm Primary School"])
  const mails = await world.owner
    .selectFrom("mail")
    .select(["subject", "body"])
    .where("body", "like", `%${pool.id}%`)
    .execute()
  const out = mails.find(({ subject }) => subject.startsWith("Closed without your school"))
  expect(out?.body).toContain("You get nothing and pay nothing.")
  expect(mails.filter(({ subject }) => subject.startsWith("Closed: "))).toHaveLength(1)
})

test("with an approval Kith looks once whether a pool has reached its cap, and with a refusal it need not", async () => {
  for (const [decision, looks] of [
    [approve, 1],
    [{ ...approve, intent: "refuse", reason: "Not this year" } as const, 0],
  ] as const) {
    const pool = await world.pool({ ...{ state: "draft", deliveryPence: 0n }, items: [dearPaper] })
    await sql`update pool set cap_kind = 'quantity', cap_item = 0, cap_amount = 100, state = 'open'
      where id = ${pool.id}`.execute(world.owner)
    await join(world, world.ann, pool, [40])
    const asked = keptPost()
    expect(await decide(world, world.hal, pool, decision, asked)).toEqual({ kind: "decided" })
    expect(asked.kept.filter(({ queue }) => queue === "close-at-cap")).toHaveLength(looks)
  }
})
