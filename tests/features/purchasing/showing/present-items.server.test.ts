import { afterAll, beforeAll, expect, test } from "vitest"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { PoolCost } from "#app/features/purchasing/reckoning/pool-cost.ts"
import { presentItems } from "#app/features/purchasing/showing/present-items.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  passTime,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { paper } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

test("where conditions keep every other school from an item, none of what they want would be bought", async () => {
  const pool = await world.pool({ items: [paper] })
  await join(world, world.ben, pool, [60])
  const { person, school } = world.ann
  const [item] = await actingAs(world, person, school, async (tx) => {
    const view = (await readPool(tx, pool.id))!
    const cost = { boughtByOthers: new Map([[pool.items[0]!.id, 0]]), nextTiers: [] } as unknown as PoolCost
    return presentItems(view, cost, new Map(), school)
  })
  expect(item?.facts.at(-1)).toMatch(/want up to 60 reams\. .* none of them would be bought today$/)
})

test("the ladder of a closed pool says which price was reached, and of what was not bought just that", async () => {
  const pool = await world.pool({ items: [paper, { ...paper, name: "Card", tiers: [[30, 40_000n]] }] })
  await join(world, world.ann, pool, [20, 20])
  await passTime(world.owner, pool, { seconds: -1 })
  await world.worker.transaction().execute((tx) => closePool(tx, pool.id, keptPost()))
  const { person, school } = world.ann
  const texts = await actingAs(world, person, school, async (tx) => {
    const view = (await readPool(tx, pool.id))!
    return presentItems(view, null, new Map(), school).map(({ nextText }) => nextText)
  })
  expect(texts).toEqual([
    "20 reams together reach the price from 1 ream: £4.00 a ream before VAT.",
    "Not bought",
  ])
})
