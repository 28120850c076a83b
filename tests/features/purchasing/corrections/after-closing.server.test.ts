import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { readInvoice } from "#app/features/invoicing/invoice-queries.server.ts"
import { readDeliveries } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import {
  accountOf,
  correct,
  deliver,
  documentsOf,
  expectToReconcile,
  invoicePool,
  line,
  priced,
  today,
} from "#tests/support/builders/after-closing.ts"
import { aDeliveredPool, anOrderedPool } from "#tests/support/builders/delivered-pool.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

test("a delivery comes in parts, and shares follow what arrived once it is complete", async () => {
  const built = await anOrderedPool(database, world)
  expect(await deliver(built, [line(built, 0, 100), line(built, 1, 23), line(built, 2, 17)], false)).toEqual({
    kind: "recorded",
  })
  expect((await accountOf(built)).goodsPence).toBe(70_000n)
  const last = randomUUID()
  const rest = [line(built, 0, 80), line(built, 1, 0), line(built, 2, 0)]
  expect(await deliver(built, rest, true, last)).toEqual({ kind: "completed" })
  expect(await deliver(built, rest, true, last)).toEqual({ kind: "completed" })
  expect(await built.asLead((tx) => readDeliveries(tx, built.pool.id))).toHaveLength(2)
  const account = await accountOf(built)
  expect(account.items[0]).toMatchObject({ quantity: 180, unitPrice: 31_000n, netPence: 55_800n })
  const ofAsh = account.shares.find(
    (share) => share.schoolId === built.schools.ash && share.itemId === built.pool.items[0]!.id,
  )
  expect(ofAsh).toMatchObject({ quantity: 90 })
  expect(ofAsh?.workings.sentences[0]).toContain("Only 180 reams of 203 arrived")
  expect(await deliver(built, rest, false)).toMatchObject({ kind: "refused" })
  const letters = await world.owner
    .selectFrom("mail")
    .select("body")
    .where("subject", "like", "Delivered:%")
    .execute()
  expect(letters.some(({ body }) => body.includes("90 reams at £3.10, £279.00, instead of 101 reams"))).toBe(
    true,
  )
})

test("what is invoiced is what arrived, and adds up to what the supplier charges", async () => {
  const built = await anOrderedPool(database, world)
  const pritt = {
    ...{ name: "Pritt sticks", quantity: 20, unitPrice: 5_000n },
    ...{ vatRate: "standard" as const, cfrCode: "E20" },
  }
  const basics = { ...pritt, name: "Basics paper", quantity: 60, unitPrice: 29_000n, cfrCode: "E19" }
  const maps = {
    ...pritt,
    name: "Printed maps",
    quantity: 15,
    unitPrice: 20_000n,
    vatRate: "reduced" as const,
  }
  const lines = [
    line(built, 0, 210, { replacements: [basics, maps] }),
    line(built, 1, 20, { replacements: [pritt] }),
  ]
  await deliver(built, [...lines, line(built, 2, 17)], true)
  const { items, vatShares } = await accountOf(built)
  expect(items.slice(0, 2)).toMatchObject([
    { quantity: 210, replacements: [basics, maps], netPence: 135n * 310n + 60n * 290n + 15n * 200n },
    { quantity: 20, replacements: [pritt], netPence: 1_000n },
  ])
  const reduced = vatShares.filter(({ vatRate }) => vatRate === "reduced")
  expect(sumPence(reduced.map(({ netPence }) => netPence))).toBe(15n * 200n)
  expect(sumPence(reduced.map(({ vatPence }) => vatPence))).toBe(150n)
  expect(await invoicePool(built)).toEqual({ kind: "issued" })
  await expectToReconcile(world, built)
  const [ofAsh] = await built.asLead(async (tx) =>
    Promise.all((await documentsOf(world, built.pool.id)).map(({ id }) => readInvoice(tx, id))),
  )
  const [paper, instead, taxed, sticks] = ofAsh!.document.lines
  expect(instead).toMatchObject({
    ...{ description: `Basics paper (in place of ${paper!.description})`, cfrCode: "E19" },
    unitPrice: 29_000n,
  })
  expect(taxed).toMatchObject({
    ...{
      description: `Printed maps (in place of ${paper!.description})`,
      cfrCode: "E20",
      vatRate: "reduced",
    },
  })
  expect(sticks).toMatchObject({ description: "Pritt sticks (in place of Glue sticks)", cfrCode: "E20" })
})

test("one press says that all that was still to come has arrived as ordered", async () => {
  const built = await anOrderedPool(database, world)
  await deliver(built, [line(built, 0, 50), line(built, 1, 0), line(built, 2, 0)], false)
  const press = () => built.asLead((tx, actor) => recordDelivery(tx, actor, built.pool.id, aPost))
  expect(await press()).toEqual({ kind: "done" })
  expect(await press()).toEqual({ kind: "done" })
  const deliveries = await built.asLead((tx) => readDeliveries(tx, built.pool.id))
  expect(deliveries.map(({ lines }) => lines.reduce((sum, { quantity }) => sum + quantity, 0))).toEqual([
    50, 193,
  ])
  expect(
    await world.owner.selectFrom("correction").select("id").where("poolId", "=", built.pool.id).execute(),
  ).toEqual([])
})

test("a price correction after invoicing ends in credit notes with numbers of their own, in both schools' books", async () => {
  const built = await aDeliveredPool(database, world)
  await invoicePool(built)
  const id = randomUUID()
  expect(await correct(built, priced(0, 30_000n), id)).toEqual({ kind: "corrected" })
  expect(await correct(built, priced(0, 30_000n), id)).toEqual({ kind: "corrected" })
  await expectToReconcile(world, built)
  const documents = await documentsOf(world, built.pool.id)
  const credits = documents.filter(({ type }) => type === "credit-note")
  expect(credits.map(({ series, number }) => [series, number])).toEqual(
    [1, 2, 3].map((n) => [`CN-${today().year}`, n]),
  )
  expect(credits.map(({ adjustsInvoiceId }) => adjustsInvoiceId)).toEqual(
    documents.slice(0, 3).map((one) => one.id),
  )
  const [credit] = credits
  const original = await built.asLead((tx) => readInvoice(tx, credit!.adjustsInvoiceId!))
  expect(original).toMatchObject({
    creditedPence: credit!.grossPence,
    adjustments: [{ number: credit!.numberText }],
  })
  const postings = await world.owner
    .selectFrom("ledgerPosting as p")
    .innerJoin("ledgerEntry as e", "e.id", "p.entryId")
    .select(["p.account", "p.amountPence", "e.reason"])
    .where("e.invoiceId", "=", credit!.id)
    .where("p.schoolId", "=", built.schools.ash)
    .execute()
  expect(postings).toEqual(
    expect.arrayContaining([
      { account: "bought", amountPence: -credit!.grossPence, reason: "credit-note-issued" },
      { account: "we-owe", amountPence: credit!.grossPence, reason: "credit-note-issued" },
    ]),
  )
})

test("corrections follow one another, there and back, and always add up", async () => {
  const built = await aDeliveredPool(database, world)
  await invoicePool(built)
  for (const price of [36_667n, 28_333n, 31_000n]) {
    expect(await correct(built, priced(0, price))).toEqual({ kind: "corrected" })
    await expectToReconcile(world, built)
  }
  expect(await correct(built, (facts) => facts)).toMatchObject({ kind: "refused" })
  expect(await correct(built, (facts) => ({ ...facts, deliveryPence: 0n }))).toEqual({ kind: "corrected" })
  await expectToReconcile(world, built)
})

test("nothing that was recorded after closing ever changes", async () => {
  const built = await aDeliveredPool(database, world)
  await correct(built, priced(0, 30_000n))
  for (const table of ["delivery", "deliveredItem", "correction", "correctedShare", "receipt"] as const)
    await expect(world.owner.deleteFrom(table).execute()).rejects.toThrow("never change")
})
