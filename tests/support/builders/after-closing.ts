import { randomUUID } from "node:crypto"
import { expect } from "vitest"
import { sumPence } from "#app/core/money.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { correctPool, holdForCorrection } from "#app/features/purchasing/corrections/correct-pool.server.ts"
import { type AccountFacts, factsOf } from "#app/features/purchasing/corrections/pool-account.ts"
import type { DeliveredLine } from "#app/features/purchasing/deliveries/delivery.ts"
import { takeDelivery } from "#app/features/purchasing/deliveries/take-delivery.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { disputeLine } from "#app/features/purchasing/receipts/dispute-line.server.ts"
import { issuePoolInvoices } from "#app/features/purchasing/recharging/issue-pool-invoices.server.ts"
import type { aDeliveredPool } from "#tests/support/builders/delivered-pool.ts"
import { actingAs, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import { aPost } from "#tests/support/builders/post.ts"

type Built = Awaited<ReturnType<typeof aDeliveredPool>>
export const around = () => ({ ...aPost, now: Temporal.Now.instant() })
export const today = () => Temporal.Now.plainDateISO("Europe/London")

/** 203 reams, 23 sticks and 17 books were ordered. */
export const line = (built: Built, place: number, quantity: number, more: Partial<DeliveredLine> = {}) => ({
  ...{ itemId: built.pool.items[place]!.id, quantity, replacements: [], unitPrice: null, ...more },
})
export const deliver = (built: Built, lines: DeliveredLine[], completes: boolean, id = randomUUID()) =>
  built.asLead((tx, actor) =>
    takeDelivery(tx, actor, built.pool.id, { id, deliveredOn: today(), note: "", completes, lines }, aPost),
  )
export const accountOf = (built: Built) =>
  built.asLead(async (tx) => {
    const pool = await readPool(tx, built.pool.id)
    return currentAccount((await readAccountHistory(tx, pool!))!)
  })
export const invoicePool = (built: Built) =>
  built.asLead((tx, actor) => issuePoolInvoices(tx, actor, built.pool.id, around()))
export const correct = (built: Built, change: (facts: AccountFacts) => AccountFacts, id = randomUUID()) =>
  built.asLead(async (tx, actor) => {
    const held = await holdForCorrection(tx, actor, built.pool.id)
    if (held.kind !== "held") return held
    const facts = change(factsOf(currentAccount(held.history)))
    return correctPool(tx, actor, held, { id, facts, reason: "The supplier's invoice differs." }, around())
  })
export const priced = (place: number, unitPrice: bigint) => (facts: AccountFacts) => ({
  ...facts,
  items: facts.items.map((item, i) => (i === place ? { ...item, unitPrice } : item)),
})
export const documentsOf = (world: World, poolId: string) =>
  world.owner
    .selectFrom("invoice")
    .select([
      "id",
      "type",
      "series",
      "number",
      "numberText",
      "buyerSchoolId",
      "grossPence",
      "adjustsInvoiceId",
    ])
    .where("poolId", "=", poolId)
    .orderBy("id")
    .execute()
export const asAsh = <T>(world: World, built: Built, work: SchoolWork<T>) =>
  actingAs(world, built.officers.ash, built.schools.ash, work)
export const dispute = (
  world: World,
  built: Built,
  place: number,
  id: string = randomUUID(),
  note = "Two boxes were missing.",
) =>
  asAsh(world, built, (tx, actor) =>
    disputeLine(tx, actor, built.pool.id, { id, itemId: built.pool.items[place]!.id, note }, aPost),
  )

/** Every document of a pool and what its lead keeps, beside what the supplier charges. */
export async function expectToReconcile(world: World, built: Built) {
  const account = await accountOf(built)
  const documents = await documentsOf(world, built.pool.id)
  const charged = sumPence(
    documents.map((one) => (one.type === "credit-note" ? -one.grossPence : one.grossPence)),
  )
  const own = ({ schoolId }: { schoolId: string }) => schoolId === built.schools.lead
  // Beech is of the lead's own trust, which passes no VAT on to it.
  const ofTrust = ({ schoolId }: { schoolId: string }) => schoolId === built.schools.beech
  const keptVat = account.vatShares.filter((share) => own(share) || ofTrust(share))
  const kept =
    sumPence(account.shares.filter(own).map((share) => share.netPence)) +
    sumPence(keptVat.map((share) => share.vatPence))
  expect(charged + kept).toBe(account.goodsPence + account.deliveryPence + account.vatPence)
}
