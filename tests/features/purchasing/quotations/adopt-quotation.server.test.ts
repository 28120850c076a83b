import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { adoptQuotation } from "#app/features/purchasing/quotations/adopt-quotation.server.ts"
import { join, keptPost, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"
import { aWorldOfQuotations, type WorldOfQuotations } from "#tests/support/builders/quotation-world.ts"
import { aQuotation } from "#tests/support/builders/quotations.ts"

let world: WorldOfQuotations
beforeAll(async () => {
  world = await aWorldOfQuotations()
})
afterAll(() => world.leave())

const post = keptPost()
const use = (who: Somebody, pool: BuiltPool, quotation: { id: string }) =>
  world.as(who, (tx, actor) =>
    adoptQuotation(tx, actor, { poolId: pool.id, quotationId: quotation.id }, post),
  )
const termsOf = (who: Somebody, pool: BuiltPool) =>
  world.as(who, async (tx) => (await readPool(tx, pool.id))!.terms)
const dear = [[[1, 45_000n]]] as const
const cheap = [
  [
    [1, 38_000n],
    [200, 30_000n],
  ],
] as const

test("a draft takes over its supplier, prices, packs, VAT and delivery", async () => {
  const pool = await world.pool({ state: "draft" })
  const wish = { packSize: 5, vatRate: "zero", pricing: "incremental", deliveryPence: 9_900n } as const
  const quotation = aQuotation(pool, dear, { ...wish, deliveryVatRate: "reduced" })
  await world.enter(world.lee, pool, quotation)
  expect(await use(world.cora, pool, quotation)).toEqual({ kind: "used" })
  expect(await termsOf(world.lee, pool)).toMatchObject({
    ...{ supplierName: "Calder Mill Papers", deliveryPence: 9_900n, deliveryVatRate: "reduced" },
    items: [
      {
        ...{ packSize: 5, vatRate: "zero", pricing: "incremental" },
        tiers: [{ fromQuantity: 1, unitPrice: 45_000n }],
      },
    ],
  })
  expect(await world.quotationsSeenBy(world.lee, pool)).toMatchObject([
    { settled: { as: "used", byName: "Cora Ordinator" } },
  ])
  expect(await use(world.cora, pool, quotation)).toEqual({ kind: "used" })
  expect(await world.eventsOf(pool)).toEqual(["enter-quotation", "use-quotation"])
})

test("an open pool turns to what is nowhere dearer, and everybody is told what it saves", async () => {
  const pool = await world.pool({ deliveryPence: 4_500n })
  await join(world, world.ann, pool, [20])
  const quotation = aQuotation(pool, cheap, { deliveryPence: 1_500n })
  await world.enter(world.lee, pool, quotation)
  // At 100 units the pool's own price is £3.50.
  expect(await use(world.lee, pool, quotation)).toMatchObject({ kind: "refused" })
  const better = aQuotation(
    pool,
    [
      [
        [1, 34_000n],
        [200, 30_000n],
      ],
    ],
    { deliveryPence: 1_500n },
  )
  await world.enter(world.lee, pool, better)
  post.kept.length = 0
  expect(await use(world.lee, pool, better)).toEqual({ kind: "used" })
  expect(await termsOf(world.ann, pool)).toMatchObject({
    ...{ supplierName: "Calder Mill Papers", deliveryPence: 1_500n },
    items: [{ tiers: [{ unitPrice: 34_000n }, { unitPrice: 30_000n }] }],
  })
  const letters = await world.owner
    .selectFrom("mail")
    .select(["recipient", "body"])
    .where("subject", "like", "Better terms%")
    .execute()
  expect(letters).toHaveLength(3)
  // 20 reams: £80.00 and £45.00 with VAT, then £68.00 and £15.00 with VAT.
  expect(
    letters.filter(({ body }) => body.includes("£99.60 including VAT in place of £150.00")),
  ).toHaveLength(1)
  const history = await world.as(world.ann, async (tx) => (await readPool(tx, pool.id))!.transitions)
  expect(history.at(-1)).toMatchObject({ from: "open", to: "open", personName: "Lee Lead" })
})

test("a quotation with free delivery from a value brings that with it, and nothing that is ever charged replaces it", async () => {
  const pool = await world.pool({ deliveryPence: 4_500n })
  const free = aQuotation(pool, [[[1, 30_000n]]], { deliveryPence: 4_500n, freeDeliveryFromPence: 60_000n })
  await world.enter(world.lee, pool, free)
  expect(await use(world.lee, pool, free)).toEqual({ kind: "used" })
  expect(await termsOf(world.ann, pool)).toMatchObject({
    ...{ deliveryPence: 4_500n, freeDeliveryFromPence: 60_000n },
  })
  const charged = aQuotation(pool, [[[1, 29_000n]]], { deliveryPence: 100n })
  await world.enter(world.lee, pool, charged)
  expect(await use(world.lee, pool, charged)).toMatchObject({
    ...{ kind: "refused", sentence: expect.stringContaining("Delivery is free from £600.00 of goods") },
  })
  const byHand = world.as(world.lee, (tx) => sql`select adopt_quotation(${charged.id})`.execute(tx))
  await expect(byHand).rejects.toThrow("nowhere dearer")
  const always = aQuotation(pool, [[[1, 29_000n]]], { deliveryPence: 0n })
  await world.enter(world.lee, pool, always)
  expect(await use(world.lee, pool, always)).toEqual({ kind: "used" })
  expect(await termsOf(world.ann, pool)).toMatchObject({ deliveryPence: 0n, freeDeliveryFromPence: null })
})

const refusals: [string, Parameters<typeof aQuotation>[1], Parameters<typeof aQuotation>[2]][] = [
  ["a price", dear, {}],
  ["a minimum", [[[2, 30_000n]]], {}],
  ["a pack", [[[1, 30_000n]]], { packSize: 2 }],
  ["delivery", [[[1, 30_000n]]], { deliveryPence: 4_501n }],
  [
    "a price at one quantity",
    [
      [
        [1, 40_000n],
        [101, 30_000n],
      ],
    ],
    {},
  ],
  [
    "a price by what goes beyond",
    [
      [
        [1, 40_000n],
        [100, 35_000n],
        [200, 31_000n],
      ],
    ],
    { pricing: "incremental" },
  ],
  ["its last day past", [[[1, 30_000n]]], { validUntil: Temporal.Now.plainDateISO().subtract({ days: 1 }) }],
]
test.each(refusals)("an open pool refuses %s, and so does its database", async (_, prices, wish) => {
  const pool = await world.pool({ deliveryPence: 4_500n })
  const quotation = aQuotation(pool, prices, {
    ...wish,
    quotedOn: Temporal.Now.plainDateISO().subtract({ days: 9 }),
  })
  await world.enter(world.lee, pool, quotation)
  const before = await termsOf(world.lee, pool)
  expect(await use(world.lee, pool, quotation)).toMatchObject({ kind: "refused" })
  const forced = world.as(world.lee, (tx) => sql`select adopt_quotation(${quotation.id})`.execute(tx))
  await expect(forced).rejects.toThrow(/nowhere dearer|expired/)
  expect(await termsOf(world.lee, pool)).toEqual(before)
})

test("past its closing a pool turns to nobody, and a supplier without an item is refused even for a draft", async () => {
  const closed = await world.pool()
  const quotation = aQuotation(closed, [[[1, 30_000n]]])
  await world.enter(world.lee, closed, quotation)
  await passTime(world.owner, closed, { seconds: -1 })
  expect(await use(world.lee, closed, quotation)).toMatchObject({ kind: "refused" })
  const draft = await world.pool({ state: "draft", items: [paper, { ...paper, name: "Card" }] })
  const half = aQuotation(draft, [[[1, 30_000n]], null])
  await world.enter(world.lee, draft, half)
  expect(await use(world.lee, draft, half)).toMatchObject({
    kind: "refused",
    sentence: expect.stringContaining("does not sell Card"),
  })
})

test("nobody but those who lead the pool uses one, by whatever SQL", async () => {
  const pool = await world.pool()
  const quotation = aQuotation(pool, [[[1, 30_000n]]])
  await world.enter(world.lee, pool, quotation)
  await join(world, world.ann, pool, [20])
  expect(await use(world.ann, pool, quotation)).toMatchObject({ kind: "forbidden" })
  const forced = world.as(world.ann, (tx) => sql`select adopt_quotation(${quotation.id})`.execute(tx))
  await expect(forced).rejects.toThrow(/Only those who lead/)
  const byHand = world.as(world.lee, (tx) =>
    tx.updateTable("pool").set({ supplierName: "Calder Mill Papers" }).where("id", "=", pool.id).execute(),
  )
  await expect(byHand).rejects.toThrow(/terms of a pool stand/)
})
