import { afterAll, beforeAll, expect, test } from "vitest"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { declineQuotation } from "#app/features/purchasing/quotations/decline-quotation.server.ts"
import { presentOwnOffers } from "#app/features/purchasing/quotations/present-own-offers.server.ts"
import { readOffers } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { saveQuotation } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { aWorldOfPools, join, type Somebody, type WorldOfPools } from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"
import { aQuotation } from "#tests/support/builders/quotations.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const offersSeenBy = (who: Somebody, pool: BuiltPool) => world.as(who, (tx) => readOffers(tx, pool.id))

test("a school that is in sees what each offer would come to for itself, and of other schools nothing", async () => {
  const pool = await world.pool({ deliveryPence: 1_000n })
  await join(world, world.ann, pool, [30])
  await join(world, world.ben, pool, [70])
  const quotation = aQuotation(pool, [[[1, 38_000n]]])
  await world.as(world.lee, (tx, actor) =>
    saveQuotation(tx, actor, { poolId: pool.id, quotation, from: "form" }),
  )
  const own = await world.as(world.ann, async (tx) => {
    const view = (await readPool(tx, pool.id))!
    expect(view.hasOffers).toBe(true)
    return presentOwnOffers(view, await readOffers(tx, pool.id), world.ann.school)
  })
  // 100 reams at £3.50 and £10.00 of delivery, or at £3.80 without; 30 of them, with VAT.
  expect(own.rows).toEqual([
    expect.objectContaining({ name: "Fairdale Paper Ltd", gross: "£129.60", isCheapest: true }),
    expect.objectContaining({ name: "Calder Mill Papers", gross: "£136.80", isCheapest: false }),
  ])
  const decline = { poolId: pool.id, quotationId: quotation.id, because: "Dearer" }
  await world.as(world.lee, (tx, actor) => declineQuotation(tx, actor, decline))
  expect(await offersSeenBy(world.ann, pool)).toEqual([])
})

test("a school that is not in, or of another group, sees no offer, and nobody sees those for a draft", async () => {
  const pool = await world.pool()
  await world.as(world.lee, (tx, actor) =>
    saveQuotation(tx, actor, {
      ...{ poolId: pool.id, from: "form" },
      quotation: aQuotation(pool, [[[1, 38_000n]]]),
    }),
  )
  await join(world, world.ann, pool, [30])
  expect(await offersSeenBy(world.ann, pool)).toHaveLength(1)
  expect(await offersSeenBy(world.ben, pool)).toEqual([])
  expect(await offersSeenBy(world.fay, pool)).toEqual([])
})
