import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { closeAtCap, closeCappedPools } from "#app/features/purchasing/cap/close-at-cap.server.ts"
import { watchCap } from "#app/features/purchasing/cap/watch-cap.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
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

const cappedAt = (units: number) =>
  world.pool({ state: "draft" }).then(async (pool) => {
    await sql`update pool set cap_kind = 'quantity', cap_item = 0, cap_amount = ${units}, state = 'open'
      where id = ${pool.id}`.execute(world.owner)
    return pool
  })
const look = (pool: BuiltPool) => world.worker.transaction().execute((tx) => closeAtCap(tx, pool.id, post))
const view = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, (tx) => readPool(tx, pool.id))

test("a pool closes once schools want its cap, takes the answer that reached it whole, and says why", async () => {
  const pool = await cappedAt(100)
  await join(world, world.ann, pool, [60])
  expect(await look(pool)).toBe(false)
  await join(world, world.ben, pool, [55])
  expect(await look(pool)).toBe(true)
  expect(await look(pool)).toBe(false)
  const ann = await view(world.ann, pool)
  expect(ann?.terms).toMatchObject({ state: "closed", outcome: "cleared" })
  expect(ann?.result?.items[0]).toMatchObject({ committed: 115, unitPrice: 35_000n })
  expect(ann?.transitions.at(-1)).toMatchObject({
    personName: "Kith",
    reason: "It reached its cap of 100 reams, with 115. Every item cleared.",
  })
})

test("an answer after a pool has closed at its cap is refused, and told when that was", async () => {
  const pool = await cappedAt(50)
  await join(world, world.ann, pool, [50])
  await look(pool)
  const late = await join(world, world.ben, pool, [5])
  expect(late).toMatchObject({ kind: "refused", sentence: expect.stringMatching(/^This pool closed on/) })
  const { terms, now } = (await view(world.ben, pool))!
  expect(terms.closesAt.until(now).total("seconds")).toBeLessThan(60)
})

test("two answers that reach a cap together ask for one look each, and the pool closes once", async () => {
  const pool = await cappedAt(100)
  const asked = keptPost()
  for (const [who, quantity] of [
    [world.ann, 50],
    [world.ben, 50],
  ] as const)
    await world.as(who, async (tx) => {
      const { terms } = (await readPool(tx, pool.id))!
      await watchCap(tx, terms, asked)
      expect(await join(world, who, pool, [quantity])).toMatchObject({ kind: "committed" })
    })
  expect(asked.kept).toEqual([
    { queue: "close-at-cap", data: { poolId: pool.id } },
    { queue: "close-at-cap", data: { poolId: pool.id } },
  ])
  expect((await Promise.all([look(pool), look(pool)])).filter(Boolean)).toHaveLength(1)
})

test("an answer to a pool without a cap asks for nothing", async () => {
  const asked = keptPost()
  const { terms } = (await view(world.ann, await world.pool()))!
  await world.owner.transaction().execute((tx) => watchCap(tx, terms, asked))
  expect(asked.kept).toEqual([])
})

test("a cap that nobody was told of is found by the sweep", async () => {
  const reached = await cappedAt(10)
  const short = await cappedAt(10)
  await join(world, world.ann, reached, [10])
  await join(world, world.ann, short, [9])
  expect(await closeCappedPools(world.worker, post)).toEqual([reached.id])
})

test("nobody but Kith brings a closing forward, and Kith only where there is a cap", async () => {
  const capped = await cappedAt(10)
  const plain = await world.pool()
  const earlier = (db: typeof world.owner, pool: BuiltPool) =>
    db.updateTable("pool").set({ closesAt: Temporal.Now.instant() }).where("id", "=", pool.id).execute()
  await expect(earlier(world.worker, plain)).rejects.toThrow("can only be put off")
  await expect(earlier(world.owner, capped)).rejects.toThrow("can only be put off")
})
