import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import { MOST_QUOTATIONS, undecided } from "#app/features/purchasing/quotations/quotation.ts"
import type { TypedQuotation } from "#app/features/purchasing/quotations/quotation-form.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Entry = { poolId: string; quotation: TypedQuotation; from: "form" | "file" }

/** Suppliers are compared until the pool closes. */
export const takesQuotations = ({ state }: Pick<PoolTerms, "state">): boolean =>
  state === "draft" || state === "open"

/** Enters a quotation, or writes over the undecided one with its id. */
export async function saveQuotation(
  tx: Tx,
  actor: Actor,
  { poolId, quotation, from }: Entry,
): Promise<{ kind: "saved" } | Refusal> {
  const locked = await lockPool(tx, poolId)
  if (!locked) return poolNotFound
  const { terms } = locked
  if (!can(actor, "enter-quotation", inPolicy(terms))) return onlyLeads
  if (!takesQuotations(terms)) return refused("This pool has closed, so it takes no more quotations.")
  const itemIds = new Set(terms.items.map(({ id }) => id))
  if (!quotation.items.every(({ itemId }) => itemIds.has(itemId)))
    return refused("The pool's items have changed meanwhile. Look them over, and enter the prices again.")
  const known = await readQuotations(tx, poolId)
  const before = known.find(({ id }) => id === quotation.id)
  if (before?.settled) return refused("This quotation has been decided on, so it stays as it is.")
  if (!before && undecided(known).length >= MOST_QUOTATIONS)
    return refused(
      `A pool compares up to ${MOST_QUOTATIONS} quotations. Decline one that you will not use first.`,
    )
  if (before) await writeOver(tx, quotation)
  else if (!(await writeNew(tx, actor, poolId, quotation))) return poolNotFound
  await writeItems(tx, quotation)
  await recordEvent(tx, actor, {
    act: before ? "change-quotation" : "enter-quotation",
    subject: { kind: "pool", id: poolId },
    groupId: terms.groups[0]?.id,
    detail: { quotationId: quotation.id, supplierName: quotation.supplierName, from },
  })
  return { kind: "saved" }
}

const columnsOf = ({ id: _, items: __, ...columns }: TypedQuotation) => columns

/** false: a quotation for another pool, which this person may not see, has the id. */
async function writeNew(tx: Tx, actor: Actor, poolId: string, quotation: TypedQuotation): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("quotation")
    .values({ id: quotation.id, poolId, createdBy: actor.personId, ...columnsOf(quotation) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

const writeOver = (tx: Tx, quotation: TypedQuotation) =>
  tx.updateTable("quotation").set(columnsOf(quotation)).where("id", "=", quotation.id).execute()

async function writeItems(tx: Tx, { id, items }: TypedQuotation): Promise<void> {
  await tx.deleteFrom("quotationItem").where("quotationId", "=", id).execute()
  await tx
    .insertInto("quotationItem")
    .values(items.map(({ tiers: _, ...item }) => ({ quotationId: id, ...item })))
    .execute()
  const tiers = items.flatMap(({ itemId, tiers: own }) => own.map((tier) => ({ itemId, ...tier })))
  await sql`
    insert into quotation_tier (quotation_id, item_id, from_quantity, unit_price)
    select ${id}::uuid, * from unnest(${tiers.map(({ itemId }) => itemId)}::uuid[],
      ${tiers.map(({ fromQuantity }) => fromQuantity)}::integer[],
      ${tiers.map(({ unitPrice }) => String(unitPrice))}::bigint[])`.execute(tx)
}
