import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { orderPool } from "#app/features/purchasing/pools/order-pool.server.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { aGroup, aLegalEntity, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import { aCommitment, aPool, type ItemWish, type PoolWish, paper } from "#tests/support/builders/pools.ts"
import { aPost } from "#tests/support/builders/post.ts"
import type { TestDatabase } from "#tests/support/database.ts"

const glue: ItemWish = { name: "Glue sticks", unit: "stick", vatRate: "standard", tiers: [[1, 6_125n]] }
const books: ItemWish = { name: "Phonics readers", unit: "book", vatRate: "zero", tiers: [[1, 33_300n]] }

/**
 * A pool that three schools and its lead joined, closed, ordered and delivered: the lead's trust is registered for
 * VAT, Ash belongs to an authority, Beech to the lead's own trust, Cedar to another trust.
 */
export async function aDeliveredPool(database: TestDatabase, world: World, wish: Partial<PoolWish> = {}) {
  const built = await anOrderedPool(database, world, wish)
  await built.asLead((tx, actor) => recordDelivery(tx, actor, built.pool.id, aPost))
  return built
}

/** The same, with the order placed and nothing delivered yet. */
export async function anOrderedPool(database: TestDatabase, world: World, wish: Partial<PoolWish> = {}) {
  const { owner } = world
  const trust = await aLegalEntity(owner, { kind: "trust", name: "Teign Trust", vatNumber: "GB 123 4567 89" })
  const other = await aLegalEntity(owner, { kind: "trust", name: "Moor Trust" })
  const [lead, ash, beech, cedar] = [
    await aSchool(owner, { name: "Oakfield Primary School", legalEntity: trust, postcode: "TQ13 9AB" }),
    await aSchool(owner, { name: "Ash School" }),
    await aSchool(owner, { name: "Beech School", legalEntity: trust }),
    await aSchool(owner, { name: "Cedar School", legalEntity: other }),
  ]
  await owner
    .insertInto("schoolBankAccount")
    .values({ schoolId: lead, accountName: "Teign Trust", sortCode: "200000", accountNumber: "12345678" })
    .execute()
  const officers = {
    lead: await aPerson(owner, { name: "Fay Finance", roles: [[lead, "finance"]] }),
    ash: await aPerson(owner, { name: "Ann Ash", roles: [[ash, "business-manager"]] }),
    beech: await aPerson(owner, { name: "Ben Beech", roles: [[beech, "head"]] }),
    cedar: await aPerson(owner, { name: "Cy Cedar", roles: [[cedar, "finance"]] }),
    staff: await aPerson(owner, { name: "Sam Staff", roles: [[lead, "staff"]] }),
  }
  const group = await aGroup(owner, { name: "Valley", schools: [lead, ash, beech, cedar] })
  const pool = await aPool(owner, {
    ...{ leadSchool: lead, groups: [group], createdBy: officers.lead, closesIn: { hours: -1 } },
    ...{ items: [paper, glue, books], ...wish },
  })
  for (const [school, quantities] of [
    [lead, [40, 3, 0]],
    [ash, [101, 7, 11]],
    [beech, [33, 0, 5]],
    [cedar, [29, 13, 1]],
  ] as const)
    await aCommitment(owner, pool, { school, by: officers.lead, quantities })
  await owner
    .updateTable("commitment")
    .set({ purchaseOrderNumber: "=PO-7731" })
    .where("poolId", "=", pool.id)
    .where("schoolId", "=", ash)
    .execute()

  const worker = createDatabase(createPool(database.url, "kith_worker", 1))
  await worker.transaction().execute((tx) => closePool(tx, pool.id, aPost))
  await worker.destroy()
  const asLead = <T>(work: SchoolWork<T>) => actingAs(world, officers.lead, lead, work)
  await asLead((tx, actor) => orderPool(tx, actor, pool.id))
  return { pool, group, officers, schools: { lead, ash, beech, cedar }, asLead }
}
