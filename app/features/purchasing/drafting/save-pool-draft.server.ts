import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { capColumns } from "#app/features/purchasing/cap/cap-columns.ts"
import { keptItemIds } from "#app/features/purchasing/drafting/kept-item-ids.ts"
import type { PoolDraft } from "#app/features/purchasing/drafting/pool-form.ts"
import { leadCandidates } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import {
  inPolicy,
  onlyLeads,
  poolNotFound,
  type Refusal,
  refused,
} from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

export type Saving =
  | { kind: "saved"; poolId: string; isNew: boolean }
  /** A fault that only the database could know, for one field of the form. */
  | { kind: "refused-field"; field: "groupIds" | "leadSchoolId"; sentence: string }
  | Refusal

/**
 * Writes a draft as the form has it: a new one, or in place of the draft with its id. Until a pool opens everything
 * about it may change, but for the groups that whoever changes it is not in, to which the pool stays open, and for the
 * pool that it is a copy of.
 */
export async function savePoolDraft(
  tx: Tx,
  actor: Actor,
  draft: PoolDraft,
  copiedFrom: string | null = null,
): Promise<Saving> {
  const before = await lockPool(tx, draft.id)
  if (before === null && !can(actor, "create-pool")) return mayNotCreate
  if (before && !can(actor, "edit-pool", inPolicy(before.terms))) return onlyLeads
  if (before && before.terms.state !== "draft")
    return refused("This pool has opened, so its terms stand. Cancel it and draft another, if it is wrong.")
  const fault = await faultOf(tx, actor, draft, before?.terms ?? null)
  if (fault) return fault
  if (before === null && !(await writeNew(tx, actor, draft, copiedFrom))) return poolNotFound
  await writeGroups(tx, draft, before ? groupsBeyond(actor, before.terms) : [])
  if (before) await writeOver(tx, draft)
  await writeItems(tx, draft, keptItemIds(before?.terms.items ?? [], draft.items))
  await recordEvent(tx, actor, {
    act: before ? "edit-pool" : "create-pool",
    subject: { kind: "pool", id: draft.id },
    groupId: draft.groupIds[0],
    detail: { title: draft.title, supplierName: draft.supplierName },
  })
  return { kind: "saved", poolId: draft.id, isNew: before === null }
}

const mayNotCreate: Refusal = {
  kind: "forbidden",
  sentence:
    "Heads, business managers, finance staff and coordinators can start a pool, once their school is in a group.",
}

async function faultOf(
  tx: Tx,
  actor: Actor,
  draft: PoolDraft,
  before: PoolTerms | null,
): Promise<Saving | null> {
  if (!draft.groupIds.every((id) => can(actor, "offer-pool-to-group", { id })))
    return { kind: "refused-field", field: "groupIds", sentence: "Choose groups that your school is in" }
  const candidates = await leadCandidates(tx, actor)
  const lead = candidates.find(({ id }) => id === draft.leadSchoolId)
  // Another coordinator's school leads it: whose lead it is can be left, though not given by this person.
  if (!lead && before?.leadSchool.id === draft.leadSchoolId) return null
  const leadsGroups = lead?.isOwn ? actor.groups.map(({ id }) => id) : lead?.groupIds
  if (leadsGroups?.some((id) => draft.groupIds.includes(id))) return null
  const sentence =
    "Choose a school of a group that you open the pool to: your own, or one of a group that you coordinate"
  return { kind: "refused-field", field: "leadSchoolId", sentence }
}

/** Groups that a pool is open to, and that this person has no part in. */
export const groupsBeyond = (actor: Actor, pool: Pick<PoolTerms, "groups">) =>
  pool.groups.filter(({ id }) => !groupIdsOf(actor).includes(id))

const columnsOf = (draft: PoolDraft) => ({
  leadSchoolId: draft.leadSchoolId,
  title: draft.title,
  description: draft.description,
  supplierName: draft.supplierName,
  opensAt: draft.opensAt,
  closesAt: draft.closesAt,
  deliveryExpectedOn: draft.deliveryExpectedOn,
  deliveryPence: draft.deliveryPence,
  deliveryVatRate: draft.deliveryVatRate,
  freeDeliveryFromPence: draft.freeDeliveryFromPence,
  splitRule: draft.splitRule,
  splitSettings: JSON.stringify(draft.splitSettings),
  ...capColumns(draft.cap),
})

/** false: another pool, which this person cannot see, has the id. */
async function writeNew(tx: Tx, actor: Actor, draft: PoolDraft, copiedFrom: string | null): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("pool")
    .values({ id: draft.id, createdBy: actor.personId, copiedFrom, ...columnsOf(draft) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

const writeOver = (tx: Tx, draft: PoolDraft) =>
  tx.updateTable("pool").set(columnsOf(draft)).where("id", "=", draft.id).execute()

/** New groups come before old ones go: it may be by one of them that this person leads the pool. */
async function writeGroups(
  tx: Tx,
  { id, groupIds }: PoolDraft,
  kept: readonly { id: string }[],
): Promise<void> {
  await tx
    .insertInto("poolGroup")
    .values(groupIds.map((groupId) => ({ poolId: id, groupId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const staying = [...groupIds, ...kept.map((group) => group.id)]
  await tx.deleteFrom("poolGroup").where("poolId", "=", id).where("groupId", "not in", staying).execute()
}

/** Nobody has committed to a draft, so its items are simply written anew. */
async function writeItems(
  tx: Tx,
  { id: poolId, items }: PoolDraft,
  ids: readonly (string | undefined)[],
): Promise<void> {
  await tx.deleteFrom("poolItem").where("poolId", "=", poolId).execute()
  const written = await tx
    .insertInto("poolItem")
    .values(
      items.map(({ tiers: _, ...item }, position) => ({ id: ids[position], poolId, position, ...item })),
    )
    .returning(["id", "position"])
    .execute()
  const tiers = written.flatMap(({ id, position }) =>
    items[position]!.tiers.map((tier) => ({ itemId: id, ...tier })),
  )
  await sql`
    insert into price_tier (item_id, from_quantity, unit_price)
    select * from unnest(${tiers.map(({ itemId }) => itemId)}::uuid[],
      ${tiers.map(({ fromQuantity }) => fromQuantity)}::integer[],
      ${tiers.map(({ unitPrice }) => String(unitPrice))}::bigint[])`.execute(tx)
}
