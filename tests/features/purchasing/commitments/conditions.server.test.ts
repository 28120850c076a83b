import { afterAll, beforeAll, expect, test } from "vitest"
import { readBidsOfOthers } from "#app/features/purchasing/commitments/bids.server.ts"
import { commitToPool } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { holdToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { Tx } from "#db/client.ts"
import { noConditions } from "#tests/support/builders/conditions.ts"
import { actingAs } from "#tests/support/builders/people.ts"
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

const limited = (pool: BuiltPool, limit: bigint): Conditions => ({
  ...noConditions,
  totalLimit: { pence: 60_000n, includesVat: true },
  leastSchools: 2,
  lines: [
    {
      itemId: pool.items[0]!.id,
      steps: [{ quantity: 60, limit }],
      tolerance: 0,
      substitute: null,
    },
  ],
})

const answer = ({ person, school }: Somebody, pool: BuiltPool, conditions: Conditions | null) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await holdToAnswer(tx, pool.id)
    const lines = [{ itemId: pool.items[0]!.id, quantity: 60 }]
    return commitToPool(tx, actor, held!, { purchaseOrderNumber: "", lines, conditions })
  })

const conditionsOf = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, async (tx) => (await readPool(tx, pool.id))?.mine?.conditions)

const rowsFor = (
  { person, school }: Somebody,
  pool: BuiltPool,
  table: "commitmentCondition" | "clearingReason",
) =>
  actingAs(world, person, school, async (tx) => {
    const { rows } = await countOf(tx, table, pool.id)
    return rows
  })

const countOf = async (tx: Tx, table: "commitmentCondition" | "clearingReason", poolId: string) => {
  const found = await tx.selectFrom(table).select("schoolId").where("poolId", "=", poolId).execute()
  return { rows: found.map(({ schoolId }) => schoolId) }
}

test("conditions are stored with an answer, and read by those alone who answer for the school", async () => {
  const pool = await world.pool()
  expect(await answer(world.ann, pool, limited(pool, 45_000n))).toMatchObject({ kind: "committed" })
  expect(await conditionsOf(world.ann, pool)).toEqual(limited(pool, 45_000n))
  expect(await conditionsOf(world.tea, pool)).toBeNull()
  for (const other of [world.lee, world.cora, world.tea, world.ben, world.fay])
    expect(await rowsFor(other, pool, "commitmentCondition")).toEqual([])
  expect(await rowsFor(world.ann, pool, "commitmentCondition")).toEqual([world.schools.oak])
})

test("a new answer takes the place of the conditions, and one without any forgets them", async () => {
  const pool = await world.pool()
  await answer(world.ann, pool, limited(pool, 45_000n))
  await answer(world.ann, pool, limited(pool, 41_000n))
  expect(await rowsFor(world.ann, pool, "commitmentCondition")).toHaveLength(1)
  expect(await conditionsOf(world.ann, pool)).toEqual(limited(pool, 41_000n))
  await answer(world.ann, pool, null)
  expect(await rowsFor(world.ann, pool, "commitmentCondition")).toEqual([])
  expect(await conditionsOf(world.ann, pool)).toBeNull()
})

test("an answer that comes too late leaves the conditions as they were", async () => {
  const pool = await world.pool()
  await answer(world.ann, pool, limited(pool, 45_000n))
  await passTime(world.owner, pool, { seconds: -1 })
  expect(await answer(world.ann, pool, limited(pool, 1n))).toMatchObject({ kind: "refused" })
  expect(await conditionsOf(world.ann, pool)).toEqual(limited(pool, 45_000n))
})

test("nobody writes conditions for another school", async () => {
  const pool = await world.pool()
  await join(world, world.ben, pool, [10])
  const writing = world.as(world.ann, (tx) =>
    tx
      .insertInto("commitmentCondition")
      .values({ id: pool.id, poolId: pool.id, schoolId: world.schools.elm })
      .execute(),
  )
  await expect(writing).rejects.toThrow("row-level security")
})

test("closing keeps to the conditions, and every school reads its own reason and nobody else's", async () => {
  const pool = await world.pool({ deliveryPence: 0n })
  await answer(world.ann, pool, limited(pool, 35_000n))
  await answer(world.ben, pool, limited(pool, 34_999n))
  await join(world, world.lee, pool, [20])
  await passTime(world.owner, pool, { seconds: -1 })
  const closing = await world.worker.transaction().execute((tx) => closePool(tx, pool.id, keptPost()))
  expect(closing).toMatchObject({
    kind: "closed",
    clearing: { kind: "cleared", items: [{ asked: 140, committed: 20, unitPrice: 40_000n }] },
  })
  const reasonOf = ({ person, school }: Somebody) =>
    actingAs(world, person, school, async (tx) => (await readPool(tx, pool.id))?.result?.reason)
  expect(await reasonOf(world.ann)).toMatchObject({
    isIn: false,
    lines: [
      {
        asked: 60,
        cleared: 0,
        missed: [{ obstacle: { because: "unit-limit", limit: 35_000n, unitCost: 40_000n } }],
      },
    ],
  })
  expect(await reasonOf(world.tea)).toBeNull()
  const letters = await world.owner
    .selectFrom("mail")
    .select("body")
    .where("subject", "like", "%nothing for your school%")
    .execute()
  expect(letters.map(({ body }) => body).join()).toContain(
    "A4 copier paper could not be bought for you: each would have cost £4.00 all in, above your limit of £3.50.",
  )
  expect(await rowsFor(world.ann, pool, "clearingReason")).toEqual([world.schools.oak])
  expect(await rowsFor(world.lee, pool, "clearingReason")).toEqual([world.schools.nidd])
  for (const other of [world.cora, world.tea, world.fay])
    expect(await rowsFor(other, pool, "clearingReason")).toEqual([])
})

test("an open pool is worked out with everybody's conditions for whoever sees it, and for nobody else", async () => {
  const pool = await world.pool()
  await answer(world.ann, pool, limited(pool, 45_000n))
  const bidsFor = ({ person, school }: Somebody) =>
    actingAs(world, person, school, async (tx) => {
      const view = await readPool(tx, pool.id)
      return view && readBidsOfOthers(tx, view, null, school)
    })
  expect(await bidsFor(world.ben)).toMatchObject([
    { schoolId: world.schools.oak, conditions: limited(pool, 45_000n) },
  ])
  expect(await bidsFor(world.ann)).toEqual([])
  expect(await bidsFor(world.fay)).toBeNull()
})
