import { afterAll, beforeAll, expect, test } from "vitest"
import type { Actor } from "#app/features/auth/actor.ts"
import type { PoolDraft } from "#app/features/purchasing/drafting/pool-form.ts"
import { savePoolDraft } from "#app/features/purchasing/drafting/save-pool-draft.server.ts"
import { cancelPool } from "#app/features/purchasing/pools/cancel-pool.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { extendPool } from "#app/features/purchasing/pools/extend-pool.server.ts"
import { openDuePools } from "#app/features/purchasing/pools/open-due-pools.server.ts"
import { openPool } from "#app/features/purchasing/pools/open-pool.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { remindSchools } from "#app/features/purchasing/pools/remind-schools.server.ts"
import { markPoolInvoiced } from "#app/features/purchasing/recharging/mark-pool-invoiced.server.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import type { Tx } from "#db/client.ts"
import { aPerson } from "#tests/support/builders/people.ts"
import { aDraft } from "#tests/support/builders/pool-draft.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  passTime,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const view = (who: Somebody, pool: { id: string }) => world.as(who, (tx) => readPool(tx, pool.id))
const subjectsAbout = async (title: string) => {
  const mails = await world.owner
    .selectFrom("mail")
    .innerJoin("person", "email", "recipient")
    .select(["subject", "name"])
    .execute()
  return mails
    .filter(({ subject }) => subject.includes(title))
    .map(({ subject, name }) => `${name}: ${subject}`)
    .sort()
}
const inHours = (hours: number) => Temporal.Now.instant().round("second").add({ hours })

const draft = (wish: Partial<PoolDraft> = {}) => aDraft(world, wish)

test("a draft is saved as it was written, once however often it is posted, and until it opens it may change", async () => {
  const first = draft()
  expect(await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, first))).toEqual({
    kind: "saved",
    poolId: first.id,
    isNew: true,
  })
  const changed = draft({ id: first.id, title: "Glue", splitRule: "by-value" })
  expect(await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, changed))).toMatchObject({
    kind: "saved",
    isNew: false,
  })
  const seen = await view(world.lee, first)
  expect(seen?.terms).toMatchObject({
    title: "Glue",
    splitRule: "by-value",
    state: "draft",
    deliveryPence: 4_500n,
  })
  expect(seen?.terms.items).toMatchObject([
    { name: "Glue sticks", packSize: 2, tiers: changed.items[0]!.tiers },
  ])
  expect(seen?.terms.groups).toEqual([{ id: world.group, name: "Nidd schools" }])
})

test("a draft is seen by its lead school and its coordinators alone", async () => {
  const written = draft()
  await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, written))
  expect(await view(world.cora, written)).not.toBeNull()
  expect(await view(world.ann, written)).toBeNull()
  const overwrite = { ...written, title: "Mine", leadSchoolId: world.schools.oak }
  expect(await world.as(world.ann, (tx, ann) => savePoolDraft(tx, ann, overwrite))).toEqual({
    kind: "not-found",
  })
})

test("a coordinator drafts a pool that another school of the group leads", async () => {
  const written = draft({ leadSchoolId: world.schools.elm })
  expect(await world.as(world.cora, (tx, cora) => savePoolDraft(tx, cora, written))).toMatchObject({
    kind: "saved",
  })
  expect((await view(world.ben, written))?.terms.leadSchool.name).toBe("Elm Primary School")
})

test("a school leads no pool of groups that it is not in, whoever of its people coordinates them", async () => {
  const outsider = await aPerson(world.owner, { name: "Out Sider", roles: [[world.schools.far, "head"]] })
  await world.owner
    .insertInto("groupCoordinator")
    .values({ groupId: world.group, personId: outsider })
    .execute()
  const wish = draft({ leadSchoolId: world.schools.far })
  const save = (tx: Tx, actor: Actor) => savePoolDraft(tx, actor, wish)
  expect(await world.as({ person: outsider, school: world.schools.far }, save)).toMatchObject({
    kind: "refused-field",
    field: "leadSchoolId",
  })
})

test("nobody opens a pool to a group that is not theirs, or makes another school lead", async () => {
  const { far, elm } = world.schools
  const foreign = await world.owner
    .selectFrom("schoolGroup")
    .select("id")
    .where("name", "=", "Far schools")
    .executeTakeFirstOrThrow()
  expect(
    await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, draft({ groupIds: [foreign.id] }))),
  ).toMatchObject({ field: "groupIds" })
  expect(
    await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, draft({ leadSchoolId: elm }))),
  ).toMatchObject({ field: "leadSchoolId" })
  expect(
    await world.as(world.cora, (tx, cora) => savePoolDraft(tx, cora, draft({ leadSchoolId: far }))),
  ).toMatchObject({ field: "leadSchoolId" })
  expect(
    await world.as(world.tea, (tx, tea) =>
      savePoolDraft(tx, tea, draft({ leadSchoolId: world.schools.oak })),
    ),
  ).toMatchObject({ kind: "forbidden" })
})

test("an opened pool is told to the heads and business managers of its groups, and its terms stand", async () => {
  const post = keptPost()
  const written = draft({ title: "Whiteboard pens" })
  await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, written))
  const opening = { poolId: written.id, at: "its-time" } as const
  expect(await world.as(world.lee, (tx, lee) => openPool(tx, lee, opening, post))).toEqual({ kind: "opened" })
  expect(await world.as(world.lee, (tx, lee) => openPool(tx, lee, opening, post))).toEqual({ kind: "opened" })
  expect(await subjectsAbout("Whiteboard pens")).toEqual([
    "Ann Oak: Open: Whiteboard pens",
    "Ben Elm: Open: Whiteboard pens",
    "Lee Lead: Open: Whiteboard pens",
  ])
  expect(post.kept.find(({ queue }) => queue === "close-pool")?.after?.epochMilliseconds).toBe(
    written.closesAt.epochMilliseconds,
  )
  expect(await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, written))).toMatchObject({
    kind: "refused",
  })
})

test("a draft released for later opens by itself, however late the worker comes, and once", async () => {
  const post = keptPost()
  const written = draft({ title: "Later", opensAt: inHours(5) })
  await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, written))
  const opening = { poolId: written.id, at: "its-time" } as const
  expect(await world.as(world.cora, (tx, cora) => openPool(tx, cora, opening, post))).toMatchObject({
    kind: "scheduled",
  })
  expect(await openDuePools(world.worker, post)).toEqual([])
  expect(await view(world.ann, written)).toBeNull()
  await world.owner
    .updateTable("pool")
    .set({ opensAt: inHours(-3) })
    .where("id", "=", written.id)
    .execute()
  const runs = await Promise.all([openDuePools(world.worker, post), openDuePools(world.worker, post)])
  expect(runs.flat()).toEqual([written.id])
  expect((await view(world.ann, written))?.terms.state).toBe("open")
})

test("a pool can be opened at once, before its time", async () => {
  const post = keptPost()
  const written = draft({ opensAt: inHours(5) })
  await world.as(world.lee, (tx, lee) => savePoolDraft(tx, lee, written))
  expect(
    await world.as(world.lee, (tx, lee) => openPool(tx, lee, { poolId: written.id, at: "once" }, post)),
  ).toEqual({ kind: "opened" })
  const seen = await view(world.ann, written)
  expect(Temporal.Instant.compare(seen!.terms.opensAt, seen!.now)).toBe(-1)
})

test("the closing can be put off before it, and everybody reads from when to when", async () => {
  const post = keptPost()
  const pool = await world.pool()
  const closesAt = inHours(24 * 20)
  const extend = (who: Somebody, to = closesAt) =>
    world.as(who, (tx, actor) =>
      extendPool(tx, actor, { poolId: pool.id, closesAt: to, reason: "Half-term." }, post),
    )
  expect(await extend(world.ann)).toMatchObject({ kind: "forbidden" })
  expect(await extend(world.cora)).toEqual({ kind: "extended" })
  expect(await extend(world.cora)).toEqual({ kind: "extended" })
  expect(await extend(world.cora, inHours(1))).toMatchObject({ kind: "refused" })
  const seen = await view(world.ann, pool)
  expect(seen?.transitions.map(({ from, to }) => [from, to])).toEqual([["open", "open"]])
  expect(seen?.transitions[0]?.reason).toMatch(/^The closing was put off from .* to .*\. Half-term\.$/)
  expect(post.kept).toHaveLength(1)
})

test("after its instant a closing is never put off, even before the worker has come", async () => {
  const pool = await world.pool()
  await passTime(world.owner, pool, { seconds: -1 })
  const late = await world.as(world.lee, (tx, lee) =>
    extendPool(tx, lee, { poolId: pool.id, closesAt: inHours(9), reason: "" }, keptPost()),
  )
  expect(late).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("can no longer be put off"),
  })
  const forged = world.as(world.lee, (tx) =>
    tx
      .updateTable("pool")
      .set({ closesAt: inHours(9) })
      .where("id", "=", pool.id)
      .execute(),
  )
  await expect(forged).rejects.toThrow("can only be put off, and only before it")
})

test("a cancelled pool says why, on the page and by mail, to everybody who was in it", async () => {
  const pool = await world.pool({ title: "Withdrawn offer" })
  await join(world, world.ann, pool, [40])
  const cancel = (who: Somebody) =>
    world.as(who, (tx, actor) =>
      cancelPool(tx, actor, { poolId: pool.id, reason: "The supplier has withdrawn." }, keptPost()),
    )
  expect(await cancel(world.ben)).toMatchObject({ kind: "forbidden" })
  expect(await cancel(world.lee)).toEqual({ kind: "cancelled" })
  expect(await cancel(world.lee)).toEqual({ kind: "cancelled" })
  const seen = await view(world.ben, pool)
  expect(seen?.terms.state).toBe("cancelled")
  expect(seen?.transitions.at(-1)).toMatchObject({
    personName: "Lee Lead",
    reason: "The supplier has withdrawn.",
  })
  expect(await subjectsAbout("Withdrawn offer")).toEqual(["Ann Oak: Cancelled: Withdrawn offer"])
})

test("a cleared pool is ordered by its lead school, delivered, and invoiced; each step once and in turn", async () => {
  const pool = await world.pool({ state: "closed" })
  type Act = (tx: Tx, actor: Actor, poolId: string, post: ReturnType<typeof keptPost>) => Promise<unknown>
  const step = (act: Act, who: Somebody) => world.as(who, (tx, actor) => act(tx, actor, pool.id, keptPost()))
  expect(await step(recordDelivery, world.lee)).toMatchObject({ kind: "refused" })
  expect(await step(orderPool, world.cora)).toMatchObject({ kind: "forbidden" })
  expect(await step(orderPool, world.lee)).toEqual({ kind: "done" })
  expect(await step(orderPool, world.lee)).toEqual({ kind: "done" })
  const cancel = world.as(world.lee, (tx, lee) =>
    cancelPool(tx, lee, { poolId: pool.id, reason: "Oops" }, keptPost()),
  )
  expect(await cancel).toMatchObject({ kind: "refused" })
  expect(await step(markPoolInvoiced, world.lee)).toMatchObject({ kind: "refused" })
  expect(await step(recordDelivery, world.cora)).toEqual({ kind: "done" })
  expect(await step(markPoolInvoiced, world.lee)).toEqual({ kind: "done" })
  const states = (await view(world.ann, pool))?.transitions.map(({ to }) => to)
  expect(states).toEqual(["ordered", "delivered", "invoiced"])
})

test("two days before the closing, schools that have not answered are reminded, once for each closing", async () => {
  const pool: BuiltPool = await world.pool({ title: "Reminder", closesIn: { hours: 40 } })
  await world.pool({ title: "Brief reminder", opensIn: { hours: -2 }, closesIn: { hours: 40 } })
  await join(world, world.ann, pool, [40])
  await remindSchools(world.worker, keptPost())
  await remindSchools(world.worker, keptPost())
  expect(await subjectsAbout("eminder")).toEqual([
    "Ben Elm: Closing soon: Reminder",
    "Lee Lead: Closing soon: Reminder",
  ])
  await passTime(world.owner, pool, { hours: 45 })
  await remindSchools(world.worker, keptPost())
  expect(await subjectsAbout("eminder")).toHaveLength(4)
})

test("whoever speaks for two schools gets the same words once, and reads which school the others are for", async () => {
  const { oak, elm } = world.schools
  await aPerson(world.owner, {
    name: "Hilda Both",
    roles: [
      [oak, "head"],
      [elm, "head"],
    ],
  })
  const pool = await world.pool({ title: "Told apart", state: "draft" })
  await world.as(world.lee, (tx, lee) => openPool(tx, lee, { poolId: pool.id, at: "once" }, keptPost()))
  await join(world, world.ann, pool, [200])
  await join(world, world.ben, pool, [100])
  await passTime(world.owner, pool, { seconds: -1 })
  await world.worker.transaction().execute((tx) => closePool(tx, pool.id, keptPost()))
  const told = await subjectsAbout("Told apart")
  expect(told.filter((line) => line.startsWith("Hilda"))).toEqual([
    "Hilda Both: Closed: Told apart (Elm Primary School)",
    "Hilda Both: Closed: Told apart (Oak Primary School)",
    "Hilda Both: Open: Told apart (Elm Primary School and Oak Primary School)",
  ])
  expect(told.filter((line) => line.startsWith("Ann"))).toEqual([
    "Ann Oak: Closed: Told apart",
    "Ann Oak: Open: Told apart",
  ])
})
