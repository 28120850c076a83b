import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { readAdditions, readRevisions } from "#app/features/purchasing/additions/addition-queries.server.ts"
import { askToAdd } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import {
  acceptAddition,
  refuseAddition,
  takeBackAddition,
} from "#app/features/purchasing/additions/settle-addition.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { poolsNeedingMe } from "#app/features/purchasing/showing/pools-needing-me.server.ts"
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
const post = keptPost()
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

/** Ann has 60 reams and Ben 30, so that ten more bring everybody the price from 100. */
const closedPool = async (title = "Paper") => {
  const pool = await world.pool({ title })
  await join(world, world.ann, pool, [60])
  await join(world, world.ben, pool, [30])
  await passTime(world.owner, pool, { seconds: -1 })
  await world.worker.transaction().execute((tx) => closePool(tx, pool.id, post))
  return pool
}
const ask = ({ person, school }: Somebody, pool: BuiltPool, quantity: number, id: string = randomUUID()) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await holdPool(tx, pool.id)
    const lines = [{ itemId: pool.items[0]!.id, quantity }]
    return held && { id, ...(await askToAdd(tx, actor, held, { id, note: "", lines })) }
  })
const asked = async (who: Somebody, pool: BuiltPool, quantity: number) => (await ask(who, pool, quantity))!.id
const accept = ({ person, school }: Somebody, pool: BuiltPool, additionId: string) =>
  actingAs(world, person, school, (tx, actor) =>
    acceptAddition(tx, actor, { poolId: pool.id, additionId }, post),
  )
const view = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, (tx) => readPool(tx, pool.id))

test("what is accepted is cleared anew: everybody pays less, the sums match, and the first clearing stays written", async () => {
  const pool = await closedPool("Better paper")
  const additionId = await asked(world.ben, pool, 10)
  expect(await accept(world.lee, pool, additionId)).toEqual({ kind: "done" })
  const lee = (await view(world.lee, pool))!
  expect(lee.result?.items[0]).toMatchObject({ ordered: 100, unitPrice: 35_000n })
  expect(lee.result?.shares).toHaveLength(4)
  expect(sumPence(lee.result!.shares.map(({ netPence }) => netPence))).toBe(
    lee.result!.goodsPence + lee.result!.deliveryPence,
  )
  const ann = (await view(world.ann, pool))!
  expect(ann.result?.shares.map(({ netPence }) => netPence)).toEqual([21_000n, 2_700n])
  expect(await world.as(world.ann, (tx) => readRevisions(tx, pool.id))).toMatchObject([
    { changes: [{ added: 10, ordered: 100, priceBefore: 40_000n, priceAfter: 35_000n }] },
  ])
  const kept = await world.owner
    .selectFrom("clearing")
    .select("revision")
    .where("poolId", "=", pool.id)
    .execute()
  expect(kept.map(({ revision }) => revision).sort()).toEqual([1, 2])
  const mails = await world.owner.selectFrom("mail").select(["subject", "body"]).execute()
  expect(mails.find(({ subject }) => subject === "You pay less: Better paper")?.body).toContain(
    "It was £324.00",
  )
  expect(mails.map(({ subject }) => subject)).toContain("Added to the order: Better paper")
})

test("a second addition follows the first, and what is ordered is the last", async () => {
  const pool = await closedPool()
  await accept(world.lee, pool, await asked(world.ben, pool, 10))
  await accept(world.lee, pool, await asked(world.ann, pool, 100))
  expect((await view(world.ben, pool))?.result?.items[0]).toMatchObject({ ordered: 200, unitPrice: 31_000n })
})

test("accepted twice, also at once, it is added once", async () => {
  const pool = await closedPool()
  const additionId = await asked(world.ben, pool, 10)
  expect(
    await Promise.all([accept(world.lee, pool, additionId), accept(world.lee, pool, additionId)]),
  ).toEqual([{ kind: "done" }, { kind: "done" }])
  expect((await view(world.lee, pool))?.result?.items[0]).toMatchObject({ ordered: 100 })
})

test("only who orders answers, only the school itself takes back, and a member sees no other school's asking", async () => {
  const pool = await closedPool()
  const additionId = await asked(world.ben, pool, 10)
  expect(await accept(world.cora, pool, additionId)).toMatchObject({ kind: "forbidden" })
  expect(await accept(world.ann, pool, additionId)).toEqual({ kind: "not-found" })
  const seen = await world.as(world.ann, (tx) => readAdditions(tx, pool.id))
  expect(seen).toEqual([])
  const takeBack = ({ person, school }: Somebody) =>
    actingAs(world, person, school, (tx, actor) =>
      takeBackAddition(tx, actor, { poolId: pool.id, additionId }),
    )
  expect(await takeBack(world.lee)).toMatchObject({ kind: "forbidden" })
  expect(await takeBack(world.ben)).toEqual({ kind: "done" })
  expect(await accept(world.lee, pool, additionId)).toMatchObject({ kind: "refused" })
})

test("a school asks once at a time, posted twice is asked once, and its lead finds it on the first screen", async () => {
  const pool = await closedPool()
  const id = randomUUID()
  expect(await ask(world.ben, pool, 10, id)).toMatchObject({ kind: "asked" })
  expect(await ask(world.ben, pool, 10, id)).toMatchObject({ kind: "asked" })
  expect(await ask(world.ben, pool, 5)).toMatchObject({ kind: "refused" })
  const needs = await world.as(world.lee, poolsNeedingMe)
  expect(needs.find(({ poolId }) => poolId === pool.id)).toMatchObject({ need: "order", additions: 1 })
})

test("a refusal says why, and changes nothing", async () => {
  const pool = await closedPool("Plain paper")
  const additionId = await asked(world.ben, pool, 10)
  const { person, school } = world.lee
  await actingAs(world, person, school, (tx, actor) =>
    refuseAddition(tx, actor, { poolId: pool.id, additionId, reason: "The van is full." }, post),
  )
  expect((await view(world.ben, pool))?.result?.items[0]).toMatchObject({ ordered: 90 })
  const mail = await world.owner
    .selectFrom("mail")
    .select("body")
    .where("subject", "=", "Not added: Plain paper")
    .execute()
  expect(mail[0]?.body).toContain("The van is full.")
})

test("before the closing one changes one's answer, and after the order is placed nothing is added", async () => {
  const open = await world.pool()
  await join(world, world.ben, open, [5])
  expect(await ask(world.ben, open, 5)).toMatchObject({ kind: "refused" })
  const pool = await closedPool()
  const additionId = await asked(world.ben, pool, 10)
  await world.as(world.lee, (tx, actor) => orderPool(tx, actor, pool.id))
  expect(await accept(world.lee, pool, additionId)).toMatchObject({ kind: "refused" })
  expect(await ask(world.ann, pool, 5)).toMatchObject({ kind: "refused" })
})

test("a school that took no part has nothing to add to, and staff do not ask", async () => {
  const pool = await closedPool()
  expect(await ask(world.lee, pool, 5)).toMatchObject({ kind: "refused" })
  expect(await ask(world.tea, pool, 5)).toMatchObject({ kind: "forbidden" })
})

test("nobody writes another clearing without an addition that was accepted", async () => {
  const pool = await closedPool()
  await expect(
    world.as(world.lee, (tx) =>
      tx
        .insertInto("clearing")
        .values({
          ...{ poolId: pool.id, revision: 2, outcome: "cleared", explanation: "{}" },
          ...{ goodsPence: 1n, deliveryPence: 0n, vatPence: 0n },
        })
        .execute(),
    ),
  ).rejects.toThrow("row-level security")
})
