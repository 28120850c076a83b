import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { askToAdd } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { acceptAddition } from "#app/features/purchasing/additions/settle-addition.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { openPool } from "#app/features/purchasing/pools/open-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { poolWarnings } from "#app/features/purchasing/procurement/pool-warnings.server.ts"
import {
  readEarlierPools,
  readWarningFacts,
} from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  passTime,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { aCommitment, type BuiltPool, type PoolWish } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
const post = keptPost()
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

/** £400.00 each ex VAT, £480.00 inc VAT. */
const laptops = (fromQuantity: number) => ({
  name: "Laptop",
  unit: "laptop",
  tiers: [[1, 4_000_000n] as const, [fromQuantity, 4_000_000n] as const],
})

const warningsSeenBy = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, async (tx) => {
    const view = await readPool(tx, pool.id)
    return view && poolWarnings(view, await readWarningFacts(tx, pool.id)).map(({ title }) => title)
  })

const open = (pool: BuiltPool) =>
  world.as(world.lee, (tx, actor) => openPool(tx, actor, { poolId: pool.id, at: "its-time" }, post))

const close = (pool: BuiltPool) => world.worker.transaction().execute((tx) => closePool(tx, pool.id, post))

const noted = (pool: BuiltPool) =>
  world.owner
    .selectFrom("procurementWarning")
    .select(["stage", "thresholdKey", "level", "grossPence", "earlierGrossPence"])
    .where("poolId", "=", pool.id)
    .orderBy("stage", "desc")
    .orderBy("thresholdPence")
    .execute()

const recorded = async (pool: BuiltPool) => {
  const events = await world.owner
    .selectFrom("auditEvent")
    .select(["personName", "detail"])
    .where("subjectId", "=", pool.id)
    .where("act", "=", "warn-of-procurement")
    .orderBy("id")
    .execute()
  return events.map(({ personName, detail }) => `${personName}: ${(detail as { warning: string }).warning}`)
}

const aLaptopPool = (fromQuantity: number, wish: Partial<PoolWish> = {}) =>
  world.pool({ title: "Laptops", deliveryPence: 0n, items: [laptops(fromQuantity)], ...wish })

test("what a pool may come to is told to its lead before opening, to members after, and put on the record", async () => {
  const pool = await aLaptopPool(20, { state: "draft", opensIn: { hours: -1 } })
  expect(await warningsSeenBy(world.lee, pool)).toEqual(["This pool may come close to £10,000"])
  expect(await noted(pool)).toEqual([])

  await open(pool)
  const opening = { stage: "opening", thresholdKey: "dfe-three-quotes", level: 80 }
  expect(await noted(pool)).toEqual([{ ...opening, grossPence: 9_600_00n, earlierGrossPence: 0n }])
  expect(await recorded(pool)).toEqual(["Lee Lead: This pool may come close to £10,000"])
  expect(await warningsSeenBy(world.ann, pool)).toEqual(["This pool may come close to £10,000"])
  expect(await warningsSeenBy(world.fay, pool)).toBeNull()

  // With more demand than its prices foresaw it grows, and so does the warning.
  await join(world, world.ann, pool, [70])
  expect(await warningsSeenBy(world.ben, pool)).toEqual([
    "This pool may come close to £40,000",
    "This pool may reach £10,000",
  ])

  await passTime(world.owner, pool, { seconds: -1 })
  await close(pool)
  expect(await noted(pool)).toEqual([
    { ...opening, grossPence: 9_600_00n, earlierGrossPence: 0n },
    { ...opening, stage: "closing", level: 100, grossPence: 33_600_00n, earlierGrossPence: 0n },
    {
      ...{ stage: "closing", thresholdKey: "dfe-advertise", level: 80 },
      ...{ grossPence: 33_600_00n, earlierGrossPence: 0n },
    },
  ])
  expect(await recorded(pool)).toEqual([
    "Lee Lead: This pool may come close to £10,000",
    "Kith: This pool reached £10,000",
    "Kith: This pool came close to £40,000",
  ])
  expect(await warningsSeenBy(world.ben, pool)).toEqual([
    "This pool came close to £40,000",
    "This pool reached £10,000",
  ])
})

test("what is added after the closing warns once where it brings the pool to a further figure", async () => {
  const pool = await aLaptopPool(5, { groups: [await anotherGroup()] })
  const itemId = pool.items[0]!.id
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [15] })
  await passTime(world.owner, pool, { seconds: -1 })
  await close(pool)
  expect(await noted(pool)).toEqual([])
  for (const quantity of [3, 4, 1]) {
    const { person, school } = world.ann
    const id = randomUUID()
    await actingAs(world, person, school, async (tx, actor) => {
      const held = (await holdPool(tx, pool.id))!
      await askToAdd(tx, actor as SchoolActor, held, { id, note: "", lines: [{ itemId, quantity }] })
    })
    expect(
      await world.as(world.lee, (tx, actor) =>
        acceptAddition(tx, actor, { poolId: pool.id, additionId: id }, post),
      ),
    ).toEqual({ kind: "done" })
  }
  expect((await noted(pool)).map(({ stage, level }) => [stage, level])).toEqual([
    ["addition", 80],
    ["addition", 100],
  ])
  expect(await recorded(pool)).toEqual([
    "Lee Lead: This pool came close to £10,000",
    "Lee Lead: This pool reached £10,000",
  ])
  expect(await warningsSeenBy(world.ann, pool)).toEqual(["This pool reached £10,000"])
})

test("a warning that has been given at opening is not put on the record a second time", async () => {
  const pool = await aLaptopPool(25, {
    state: "draft",
    opensIn: { hours: -1 },
    groups: [await anotherGroup()],
  })
  await open(pool)
  await aCommitment(world.owner, pool, { school: world.schools.oak, by: world.ann.person, quantities: [21] })
  await passTime(world.owner, pool, { seconds: -1 })
  await close(pool)
  expect((await noted(pool)).map(({ stage, level }) => [stage, level])).toEqual([
    ["opening", 100],
    ["closing", 100],
  ])
  expect(await recorded(pool)).toEqual(["Lee Lead: This pool may reach £10,000"])
})

test("a small pool is held against the figures with the same group's pools of its CFR code in twelve months", async () => {
  const groups = [await anotherGroup()]
  await bought(groups, { closesIn: { hours: -24 * 370 }, quantity: 10 })
  await bought(groups, { closesIn: { hours: -24 * 300 }, quantity: 12 })
  const pool = await aLaptopPool(9, { groups })
  expect(await warningsSeenBy(world.ann, pool)).toEqual(["With earlier pools, this one may reach £10,000"])
  const elsewhere = await aLaptopPool(9, { groups: [await anotherGroup()] })
  expect(await warningsSeenBy(world.ann, elsewhere)).toEqual([])
})

test("what a group bought counts once, and only for those who may see it", async () => {
  const { nidd, oak, elm } = world.schools
  const withElm = await aGroup(world.owner, { name: "Nidd and Elm", schools: [nidd, elm] })
  const withOak = await aGroup(world.owner, { name: "Nidd and Oak", schools: [nidd, oak] })
  const groups = [withElm, withOak]
  await bought([withElm], { closesIn: { hours: -24 * 30 }, quantity: 11 })
  await bought(groups, { closesIn: { hours: -24 * 20 }, quantity: 10 })
  const pool = await aLaptopPool(9, { groups })
  const seenBy = ({ person, school }: Somebody) =>
    actingAs(world, person, school, (tx) => readEarlierPools(tx, pool.id))
  expect((await seenBy(world.lee)).toSorted()).toEqual([4_800_00n, 5_280_00n])
  expect((await seenBy(world.ben)).toSorted()).toEqual([4_800_00n, 5_280_00n])
  expect(await seenBy(world.ann)).toEqual([4_800_00n])
  expect(await seenBy(world.fay)).toEqual([])
})

test("nobody writes, changes or removes a warning by hand", async () => {
  const pool = await aLaptopPool(25, {
    state: "draft",
    opensIn: { hours: -1 },
    groups: [await anotherGroup()],
  })
  await open(pool)
  const asMember = (work: Parameters<typeof actingAs>[3]) => world.as(world.ann, work)
  const forged = {
    ...{
      poolId: pool.id,
      stage: "opening",
      thresholdKey: "dfe-advertise",
      level: 80,
      title: "",
      sentences: [],
    },
    ...{ grossPence: 1n, earlierGrossPence: 0n, thresholdPence: 1n },
  }
  await expect(
    asMember((tx) => tx.insertInto("procurementWarning").values(forged).execute()),
  ).rejects.toThrow("row-level security")
  await expect(
    asMember((tx) => tx.updateTable("procurementWarning").set({ level: 80 }).execute()),
  ).rejects.toThrow("permission denied")
  await expect(asMember((tx) => tx.deleteFrom("procurementWarning").execute())).rejects.toThrow(
    "permission denied",
  )
})

/** A pool of laptops that has closed, and cleared for the one school that took some. */
const bought = async (
  groups: string[],
  { closesIn, quantity }: { closesIn: Temporal.DurationLike; quantity: number },
) => {
  const pool = await aLaptopPool(2, { groups, opensIn: { hours: -24 * 500 }, closesIn })
  const takes = { school: world.schools.nidd, by: world.lee.person, quantities: [quantity] }
  await aCommitment(world.owner, pool, takes)
  await close(pool)
}

let groups = 0
const anotherGroup = async () => {
  const { nidd, oak, elm } = world.schools
  return aGroup(world.owner, { name: `Nidd group ${++groups}`, schools: [nidd, oak, elm] })
}
