import { beforeAll, expect, test } from "vitest"
import { readOrder } from "#app/features/purchasing/orders/order-queries.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

test("ordering writes one numbered order, which those who lead read and nobody changes", async () => {
  const { pool, schools, officers, asLead } = await aDeliveredPool(database, world)
  const order = await asLead((tx) => readOrder(tx, pool.id))
  expect(order?.number).toMatch(/-PO-\d{4}-0001$/)
  expect(order?.lines.map(({ name, quantity }) => [name, quantity])).toEqual([
    ...[["A4 copier paper", 203] as const, ["Glue sticks", 23] as const, ["Phonics readers", 17] as const],
  ])
  expect(order?.orderedBy).toBe("Fay Finance")
  expect(await asLead((tx, actor) => orderPool(tx, actor, pool.id))).toEqual({ kind: "done" })
  expect((await asLead((tx) => readOrder(tx, pool.id)))?.number).toBe(order?.number)
  expect(await actingAs(world, officers.ash, schools.ash, (tx) => readOrder(tx, pool.id))).toBeNull()
  const change = world.owner
    .updateTable("purchaseOrder")
    .set({ numberText: "1" })
    .where("poolId", "=", pool.id)
  await expect(change.execute()).rejects.toThrow("never change")
})

test("no school writes another one's order", async () => {
  const { pool, schools, officers } = await aDeliveredPool(database, world)
  const forged = { poolId: pool.id, schoolId: schools.ash, series: "PO-2026", number: 1, numberText: "X" }
  const orderedOn = Temporal.PlainDate.from("2026-12-01")
  const write = actingAs(world, officers.ash, schools.ash, (tx) =>
    tx
      .insertInto("purchaseOrder")
      .values({ ...forged, orderedOn, document: "{}", placedBy: officers.ash })
      .execute(),
  )
  await expect(write).rejects.toThrow("row-level security")
})
