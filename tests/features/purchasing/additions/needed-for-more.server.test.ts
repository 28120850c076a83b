import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { askToAdd } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { aWorldOfApprovals, decide } from "#tests/support/builders/approvals.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import { join, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
beforeAll(async () => {
  world = await aWorldOfApprovals()
})
afterAll(() => world.leave())

const closes = async (pool: BuiltPool) => {
  await passTime(world.owner, pool, { seconds: -1 })
  await world.close(pool)
}
const ask = ({ person, school }: Somebody, pool: BuiltPool, quantity: number) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = (await holdPool(tx, pool.id))!
    const lines = [{ itemId: pool.items[0]!.id, quantity }]
    return askToAdd(tx, actor, held, { id: randomUUID(), note: "", lines })
  })

test("what is asked for after the closing keeps within what its asker may commit alone, or a head asks", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [15])
  await closes(pool)
  expect(await ask(world.ann, pool, 6)).toEqual({
    kind: "refused",
    sentence:
      "With this, your school’s part is beyond what you may commit alone. It can come to £100.80 including VAT, and a business manager may commit up to £100.00 alone. What is added after the closing cannot wait for approval. Let a head ask for it, or ask for less.",
  })
  expect(await ask(world.hal, pool, 6)).toEqual({ kind: "asked" })
})

test("the last penny of a limit may be asked for, and nobody asks for what only a governor may approve", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [15])
  await closes(pool)
  expect(await ask(world.hal, pool, 500)).toMatchObject({
    kind: "refused",
    sentence: expect.stringMatching(/above £2,000.00 a governor has to approve.* Ask for less\.$/),
  })
  expect(await ask(world.ann, pool, 5)).toEqual({ kind: "asked" })
})

test("what somebody else approved leaves room where the pool closed at a better price", async () => {
  const tiers = [
    [1, 40_000n],
    [50, 30_000n],
  ] as const
  const pool = await world.pool({ deliveryPence: 0n, items: [{ ...paper, tiers: [...tiers] }] })
  await join(world, world.ann, pool, [40])
  await decide(world, world.hal, pool, { intent: "approve", shownPence: 19_200n })
  await join(world, world.ben, pool, [10])
  await closes(pool)
  expect(await ask(world.ann, pool, 14)).toMatchObject({ kind: "refused" })
  expect(await ask(world.ann, pool, 13)).toEqual({ kind: "asked" })
})

test("a school that has set no limits asks for as much as it wants", async () => {
  const pool = await world.paperPool()
  await join(world, world.ben, pool, [15])
  await closes(pool)
  expect(await ask(world.ben, pool, 5_000)).toEqual({ kind: "asked" })
})
