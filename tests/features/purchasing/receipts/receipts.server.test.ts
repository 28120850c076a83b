import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { holdForCorrection } from "#app/features/purchasing/corrections/correct-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { answerDispute } from "#app/features/purchasing/receipts/answer-dispute.server.ts"
import { confirmReceipt } from "#app/features/purchasing/receipts/confirm-receipt.server.ts"
import { readReceipts } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import { readPoolInvoicing } from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import {
  accountOf,
  around,
  asAsh,
  deliver,
  dispute,
  documentsOf,
  expectToReconcile,
  invoicePool,
  line,
} from "#tests/support/builders/after-closing.ts"
import { aDeliveredPool, anOrderedPool } from "#tests/support/builders/delivered-pool.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

test("a disputed line waits, the rest is invoiced, and an explanation releases it", async () => {
  const built = await aDeliveredPool(database, world)
  const id = randomUUID()
  expect(await dispute(world, built, 0, id)).toEqual({ kind: "disputed" })
  expect(await dispute(world, built, 0, id)).toEqual({ kind: "disputed" })
  expect(await dispute(world, built, 0)).toMatchObject({ kind: "refused" })
  const preview = await built.asLead((tx, actor) => readPoolInvoicing(tx, actor, built.pool.id))
  if (preview.kind !== "preview") throw new Error(preview.kind)
  expect(preview.recharge.waitingPence).toBe(37_572n)
  await invoicePool(built)
  const before = (await documentsOf(world, built.pool.id)).length
  const answer = { kind: "explained" as const, note: "They are in our store room." }
  const explain = () =>
    built.asLead((tx, actor) =>
      answerDispute(tx, actor, { poolId: built.pool.id, disputeId: id, answer }, around()),
    )
  expect(await explain()).toEqual({ kind: "answered" })
  expect(await explain()).toEqual({ kind: "answered" })
  const later = (await documentsOf(world, built.pool.id)).slice(before)
  expect(later.map(({ type, grossPence }) => [type, grossPence])).toEqual([["invoice", 37_572n]])
  await expectToReconcile(world, built)
})

test("a dispute that is right corrects that school's part alone, and the supplier's total with it", async () => {
  const built = await aDeliveredPool(database, world)
  const id = randomUUID()
  await dispute(world, built, 0, id)
  await invoicePool(built)
  const answer = {
    ...{ kind: "corrected" as const, note: "You are right.", quantity: 91, correctionId: randomUUID() },
    whoBears: "supplier" as const,
  }
  const outcome = await built.asLead((tx, actor) =>
    answerDispute(tx, actor, { poolId: built.pool.id, disputeId: id, answer }, around()),
  )
  expect(outcome).toEqual({ kind: "answered" })
  const account = await accountOf(built)
  expect(account.items[0]?.quantity).toBe(193)
  const quantities = account.shares.filter(({ itemId }) => itemId === built.pool.items[0]!.id)
  expect(Object.fromEntries(quantities.map((share) => [share.schoolId, share.quantity]))).toEqual({
    ...{
      [built.schools.lead]: 40,
      [built.schools.ash]: 91,
      [built.schools.beech]: 33,
      [built.schools.cedar]: 29,
    },
  })
  await expectToReconcile(world, built)
})

test("a school confirms what it received, and disputes it later", async () => {
  const built = await aDeliveredPool(database, world)
  const confirm = () => asAsh(world, built, (tx, actor) => confirmReceipt(tx, actor, built.pool.id))
  expect(await confirm()).toEqual({ kind: "confirmed" })
  expect(await confirm()).toEqual({ kind: "confirmed" })
  const answers = async () =>
    (await asAsh(world, built, (tx) => readReceipts(tx, built.pool.id))).map(({ answer }) => answer)
  expect(await answers()).toEqual(["confirmed", "confirmed", "confirmed"])
  await dispute(world, built, 1)
  expect((await answers()).toSorted()).toEqual(["confirmed", "confirmed", "disputed"])
})

test("what one school gets, says and pays stays between it and those who lead", async () => {
  const built = await anOrderedPool(database, world)
  await deliver(built, [line(built, 0, 180), line(built, 1, 23), line(built, 2, 17)], true)
  await dispute(world, built, 0)
  const asCedar = <T>(work: SchoolWork<T>) => actingAs(world, built.officers.cedar, built.schools.cedar, work)
  const seen = await asCedar(async (tx) => {
    const pool = await readPool(tx, built.pool.id)
    const account = currentAccount((await readAccountHistory(tx, pool!))!)
    return { receipts: await readReceipts(tx, built.pool.id), account }
  })
  expect(seen.receipts).toEqual([])
  expect(new Set(seen.account.shares.map(({ schoolId }) => schoolId))).toEqual(new Set([built.schools.cedar]))
  expect(seen.account.items[0]?.quantity).toBe(180)
  const held = await asCedar((tx, actor) => holdForCorrection(tx, actor, built.pool.id))
  expect(held).toMatchObject({ kind: "forbidden" })
  const forged = asCedar((tx) =>
    tx
      .insertInto("receipt")
      .values({
        ...{ poolId: built.pool.id, schoolId: built.schools.ash, itemId: built.pool.items[0]!.id },
        ...{ answer: "confirmed", saidBy: built.officers.cedar, personName: "Cy" },
      })
      .execute(),
  )
  await expect(forged).rejects.toThrow("row-level security")
})

test("a page that has disputed one line does not dispute another with the same form", async () => {
  const built = await aDeliveredPool(database, world)
  const id = randomUUID()
  expect(await dispute(world, built, 0, id)).toEqual({ kind: "disputed" })
  expect(await dispute(world, built, 1, id)).toMatchObject({
    ...{ kind: "refused", sentence: expect.stringContaining("Open it again") },
  })
  expect(await dispute(world, built, 1)).toEqual({ kind: "disputed" })
})
