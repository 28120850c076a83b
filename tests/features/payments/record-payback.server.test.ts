import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { readInvoice } from "#app/features/invoicing/invoice-queries.server.ts"
import { standingOf } from "#app/features/invoicing/invoice-standing.ts"
import { invoicesNeedingMe } from "#app/features/invoicing/invoices-needing-me.server.ts"
import { recordBankTransfer } from "#app/features/payments/record-bank-transfer.server.ts"
import { type Payback, recordPayback } from "#app/features/payments/record-payback.server.ts"
import type { Tx } from "#db/client.ts"
import {
  around,
  asAsh,
  correct,
  documentsOf,
  invoicePool,
  priced,
  today,
} from "#tests/support/builders/after-closing.ts"
import { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

/** Ash has paid its whole invoice, and then the supplier charged less. */
async function aPaidAndCreditedInvoice() {
  const built = await aDeliveredPool(database, world)
  await invoicePool(built)
  const documents = await documentsOf(world, built.pool.id)
  const invoice = documents.find(({ buyerSchoolId }) => buyerSchoolId === built.schools.ash)!
  const paid = {
    ...{ paymentId: randomUUID(), invoiceId: invoice.id, reference: "BACS" },
    ...{ amountPence: invoice.grossPence, receivedOn: today() },
  }
  await built.asLead((tx, actor) => recordBankTransfer(tx, actor, paid, around()))
  await correct(built, priced(0, 30_000n))
  const credit = (await documentsOf(world, built.pool.id)).find((one) => one.adjustsInvoiceId === invoice.id)!
  const payback = (change: Partial<Payback> = {}): Payback => ({
    ...{ paymentId: randomUUID(), invoiceId: invoice.id, reference: "" },
    ...{ amountPence: credit.grossPence, paidOn: today(), ...change },
  })
  const record = (change: Partial<Payback> = {}) => built.asLead(act(payback(change)))
  const read = (id: string) => built.asLead((tx) => readInvoice(tx, id))
  const standing = async () => {
    const one = (await read(invoice.id))!
    return standingOf({ ...one, grossPence: one.document.grossPence }, today())
  }
  return { built, invoice, credit, record, payback, read, standing }
}

const act = (payback: Payback) => (tx: Tx, actor: SchoolActor) => recordPayback(tx, actor, payback, around())

test("what was paid before a credit note is owed back until it has been paid back, in parts if need be", async () => {
  const { credit, record, standing, read } = await aPaidAndCreditedInvoice()
  expect(await standing()).toMatchObject({ kind: "owed-back", overpaidPence: credit.grossPence })
  expect((await read(credit.id))?.adjusts?.owedBackPence).toBe(credit.grossPence)
  expect(await record({ amountPence: 1_000n })).toEqual({ kind: "recorded" })
  expect(await standing()).toMatchObject({ kind: "owed-back", overpaidPence: credit.grossPence - 1_000n })
  expect(await record()).toMatchObject({ kind: "refused", field: "amount" })
  expect(await record({ amountPence: credit.grossPence - 1_000n })).toEqual({ kind: "recorded" })
  expect(await standing()).toMatchObject({ kind: "paid", owedPence: 0n, overpaidPence: 0n })
  expect((await read(credit.id))?.adjusts?.owedBackPence).toBe(0n)
  expect(await record({ amountPence: 1n })).toMatchObject({
    sentence: "Nothing is owed back on this invoice",
  })
})

test("money paid back stands in the ledger of both schools, and what they owe each other is nothing", async () => {
  const { built, invoice, credit, record } = await aPaidAndCreditedInvoice()
  const paymentId = randomUUID()
  expect(await Promise.all([record({ paymentId }), record({ paymentId })])).toEqual([
    { kind: "recorded" },
    { kind: "recorded" },
  ])
  const postings = await world.owner
    .selectFrom("ledgerPosting as p")
    .innerJoin("ledgerEntry as e", "e.id", "p.entryId")
    .select(["p.schoolId", "p.account", "p.amountPence", "e.reason"])
    .where("e.invoiceId", "in", [invoice.id, credit.id])
    .execute()
  const back = postings.filter(({ reason }) => reason === "payment-returned")
  expect(back.map(({ schoolId, account, amountPence }) => [schoolId, account, amountPence])).toEqual(
    expect.arrayContaining([
      [built.schools.lead, "money", -credit.grossPence],
      [built.schools.lead, "owed-to-us", credit.grossPence],
      [built.schools.ash, "we-owe", -credit.grossPence],
      [built.schools.ash, "money", credit.grossPence],
    ]),
  )
  const sum = (of: string) =>
    postings.filter(({ account }) => account === of).reduce((all, { amountPence }) => all + amountPence, 0n)
  expect([sum("owed-to-us"), sum("we-owe"), sum("money")]).toEqual([0n, 0n, 0n])
})

test("only the school that issued the invoice records it, on a day when it can have happened", async () => {
  const { built, payback, record } = await aPaidAndCreditedInvoice()
  expect(await asAsh(world, built, act(payback()))).toEqual({ kind: "forbidden" })
  expect(await record({ paidOn: today().add({ days: 1 }) })).toMatchObject({ field: "paidOn" })
  expect(await record({ paidOn: today().subtract({ days: 1 }) })).toMatchObject({ field: "paidOn" })
})

test("the lead's finance officers are reminded of what they owe back, and the other school hears of it", async () => {
  const { built, invoice, credit, record } = await aPaidAndCreditedInvoice()
  const needs = () => built.asLead((tx, actor) => invoicesNeedingMe(tx, actor, today()))
  const isBack = ({ key }: { key: string }) => key === `back ${invoice.id}`
  expect((await needs()).find(isBack)).toMatchObject({
    href: `/invoices/${invoice.id}`,
    title: expect.stringMatching(/^Pay back: .* paid invoice .* before it was credited$/),
  })
  await record()
  expect((await needs()).find(isBack)).toBeUndefined()
  const letters = await world.owner
    .selectFrom("mail")
    .select("body")
    .where("body", "like", `%paid back%${invoice.id}%`)
    .execute()
  expect(letters[0]?.body).toContain("Nothing more is owed back.")
  expect(credit.grossPence > 0n).toBe(true)
})

test("the database keeps more from going back than has come in, whoever asks", async () => {
  const { built, invoice } = await aPaidAndCreditedInvoice()
  const tooMuch = built.asLead((tx, actor) =>
    tx
      .insertInto("payment")
      .values({
        ...{ invoiceId: invoice.id, method: "bank-transfer", amountPence: -invoice.grossPence - 1n },
        ...{ receivedOn: today(), reference: "", recordedBy: actor.personId },
      })
      .execute(),
  )
  await expect(tooMuch).rejects.toThrow("row-level security")
})
