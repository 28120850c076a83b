import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { declineQuotation } from "#app/features/purchasing/quotations/decline-quotation.server.ts"
import { readDemand } from "#app/features/purchasing/quotations/read-demand.server.ts"
import { reckonDemand } from "#app/features/purchasing/quotations/reckon-demand.server.ts"
import { join, keptPost, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"
import { aWorldOfQuotations, type WorldOfQuotations } from "#tests/support/builders/quotation-world.ts"
import { aQuotation } from "#tests/support/builders/quotations.ts"

let world: WorldOfQuotations
beforeAll(async () => {
  world = await aWorldOfQuotations()
})
afterAll(() => world.leave())

describe("entering a quotation", () => {
  test("what is entered is read back as it was, and written over until it is decided", async () => {
    const pool = await world.pool()
    const quotation = aQuotation(pool, [
      [
        [10, 38_125n],
        [500, 30_000n],
      ],
    ])
    expect(await world.enter(world.lee, pool, quotation)).toEqual({ kind: "saved" })
    expect(await world.quotationsSeenBy(world.lee, pool)).toEqual([{ ...quotation, settled: null }])
    const changed = { ...quotation, deliveryPence: 900n, freeDeliveryFromPence: 50_000n }
    expect(await world.enter(world.lee, pool, changed)).toEqual({ kind: "saved" })
    expect(await world.quotationsSeenBy(world.lee, pool)).toEqual([{ ...changed, settled: null }])
    expect(await world.eventsOf(pool)).toEqual(["enter-quotation", "change-quotation"])
  })

  test("a pool takes up to twelve undecided ones", async () => {
    const pool = await world.pool({ state: "draft" })
    for (let i = 0; i < 12; i++) expect(await world.enter(world.lee, pool)).toEqual({ kind: "saved" })
    expect(await world.enter(world.lee, pool)).toMatchObject({ kind: "refused" })
  })

  test("a pool that has closed takes none, in the database either", async () => {
    const pool = await world.pool({ state: "closed" })
    expect(await world.enter(world.lee, pool)).toMatchObject({ kind: "refused" })
    const written = world.as(world.lee, (tx, actor) =>
      tx
        .insertInto("quotation")
        .values({
          ...{ poolId: pool.id, supplierName: "Late Ltd", quotedOn: "2026-01-01", validUntil: "2026-02-01" },
          ...{ deliveryPence: 0n, deliveryVatRate: "zero", createdBy: actor.personId },
        } as never)
        .execute(),
    )
    await expect(written).rejects.toThrow(/row-level security/)
  })

  test("an item that the pool no longer has is refused as a whole", async () => {
    const pool = await world.pool()
    const other = await world.pool()
    expect(await world.enter(world.lee, pool, aQuotation(other, [[[1, 1n]]]))).toMatchObject({
      kind: "refused",
    })
    expect(await world.quotationsSeenBy(world.lee, pool)).toEqual([])
  })

  test("a quotation for one pool is not written over from another", async () => {
    const [pool, other] = [await world.pool(), await world.pool()]
    const quotation = aQuotation(pool, [[[1, 38_000n]]])
    await world.enter(world.lee, pool, quotation)
    const stolen = { ...aQuotation(other, [[[1, 1n]]]), id: quotation.id }
    expect(await world.enter(world.lee, other, stolen)).toEqual({ kind: "not-found" })
    expect(await world.quotationsSeenBy(world.lee, pool)).toEqual([{ ...quotation, settled: null }])
  })
})

describe("declining a quotation", () => {
  test("it stays on the record with who, when and why, and nothing about it changes any more", async () => {
    const pool = await world.pool()
    const quotation = aQuotation(pool, [[[1, 38_000n]]])
    await world.enter(world.lee, pool, quotation)
    const decline = { poolId: pool.id, quotationId: quotation.id, because: "Dearer everywhere" }
    const declined = await world.as(world.cora, (tx, actor) => declineQuotation(tx, actor, decline))
    expect(declined).toEqual({ kind: "declined" })
    expect(await world.quotationsSeenBy(world.lee, pool)).toMatchObject([
      { settled: { as: "declined", byName: "Cora Ordinator", because: "Dearer everywhere" } },
    ])
    expect(await world.enter(world.lee, pool, quotation)).toMatchObject({ kind: "refused" })
    await world.as(world.lee, async (tx) => {
      await tx
        .updateTable("quotation")
        .set({ supplierName: "Another" })
        .where("id", "=", quotation.id)
        .execute()
      await tx.deleteFrom("quotationItem").where("quotationId", "=", quotation.id).execute()
    })
    expect(await world.quotationsSeenBy(world.lee, pool)).toMatchObject([
      { supplierName: "Calder Mill Papers", items: quotation.items },
    ])
  })

  test("whoever writes SQL as the app cannot say that one was used", async () => {
    const pool = await world.pool({ state: "draft" })
    const quotation = aQuotation(pool, [[[1, 38_000n]]])
    await world.enter(world.lee, pool, quotation)
    const used = world.as(world.lee, (tx, actor) =>
      tx
        .updateTable("quotation")
        .set({
          settledAs: "used",
          settledAt: Temporal.Now.instant(),
          settledBy: actor.personId,
          settledByName: "Lee",
        })
        .where("id", "=", quotation.id)
        .execute(),
    )
    await expect(used).rejects.toThrow(/row-level security/)
  })
})

describe("who sees quotations", () => {
  test("those who lead the pool, and nobody else, whatever they ask the database", async () => {
    const pool = await world.pool()
    await world.enter(world.lee, pool)
    await join(world, world.ann, pool, [20])
    expect(await world.quotationsSeenBy(world.lee, pool)).toHaveLength(1)
    expect(await world.quotationsSeenBy(world.cora, pool)).toHaveLength(1)
    for (const who of [world.ann, world.tea, world.ben, world.fay]) {
      expect(await world.quotationsSeenBy(who, pool)).toEqual([])
      for (const table of ["quotation", "quotationItem", "quotationTier", "expectedDemand"] as const)
        expect(await world.as(who, (tx) => tx.selectFrom(table).selectAll().execute())).toEqual([])
    }
  })

  test.each(["ann", "tea", "ben"] as const)("%s, who does not lead it, enters none", async (name) => {
    const pool = await world.pool()
    expect(await world.enter(world[name], pool)).toMatchObject({ kind: "forbidden" })
    expect(await world.enter(world.fay, pool)).toEqual({ kind: "not-found" })
  })
})

describe("the demand that suppliers are compared for", () => {
  const demandOf = (who: Somebody, pool: BuiltPool) =>
    world.as(who, async (tx, actor) => {
      const view = await readPool(tx, pool.id)
      return (await readDemand(tx, actor, view!)).demand
    })

  test("of an open pool it is what schools have committed to", async () => {
    const pool = await world.pool()
    await join(world, world.ann, pool, [20])
    await join(world, world.ben, pool, [5])
    const { source, commitments } = await demandOf(world.lee, pool)
    expect(source).toBe("committed")
    expect(Object.fromEntries(commitments.map((one) => [one.schoolName, one.lines[0]?.quantity]))).toEqual({
      "Oak Primary School": 20,
      "Elm Primary School": 5,
    })
  })

  test("of a draft it is what is expected, spread over the schools by their pupils", async () => {
    const pool = await world.pool({ state: "draft" })
    const lines = [{ itemId: pool.items[0]!.id, quantity: 120 }]
    const reckon = (who: Somebody) =>
      world.as(who, (tx, actor) => reckonDemand(tx, actor, { poolId: pool.id, lines }))
    expect(await reckon(world.ann)).toEqual({ kind: "not-found" })
    expect(await reckon(world.lee)).toEqual({ kind: "reckoned" })
    expect(await reckon(world.lee)).toEqual({ kind: "reckoned" })
    const { source, commitments } = await demandOf(world.lee, pool)
    expect(source).toBe("expected")
    expect(commitments.reduce((sum, { lines: [line] }) => sum + line!.quantity, 0)).toBe(120)
    const [most] = commitments.toSorted((a, b) => b.lines[0]!.quantity - a.lines[0]!.quantity)
    expect(most?.schoolName).toBe("Nidd High School")
  })

  test("of a copy it is what each school bought before, until something else is expected", async () => {
    const earlier = await world.pool()
    await join(world, world.ann, earlier, [20])
    await passTime(world.owner, earlier, { seconds: -1 })
    await world.worker.transaction().execute((tx) => closePool(tx, earlier.id, keptPost()))
    const copy = await world.pool({ state: "draft" })
    await world.owner.updateTable("pool").set({ copiedFrom: earlier.id }).where("id", "=", copy.id).execute()
    const { source, commitments } = await demandOf(world.lee, copy)
    expect(source).toBe("earlier")
    expect(commitments).toMatchObject([
      { schoolName: "Oak Primary School", lines: [{ itemId: copy.items[0]!.id, quantity: 20 }] },
    ])
    const lines = [{ itemId: copy.items[0]!.id, quantity: 50 }]
    await world.as(world.lee, (tx, actor) => reckonDemand(tx, actor, { poolId: copy.id, lines }))
    expect((await demandOf(world.lee, copy)).source).toBe("expected")
  })
})
