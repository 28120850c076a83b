import { randomUUID } from "node:crypto"
import type { Kysely } from "kysely"
import type { VatRate } from "#app/core/vat.ts"
import type { PoolState } from "#app/features/purchasing/pools/pool.ts"
import type { Database } from "#db/client.ts"

export type ItemWish = {
  name: string
  unit?: string
  packSize?: number
  vatRate?: VatRate
  /** In ten-thousandths of a pound. */
  usualUnitPrice?: bigint | null
  /** `[[from, unit price in ten-thousandths of a pound]]`, ascending. */
  tiers: readonly (readonly [fromQuantity: number, unitPrice: bigint])[]
}

export type PoolWish = {
  title?: string
  leadSchool: string
  groups: readonly string[]
  createdBy: string
  state?: PoolState
  /** From now; a pool that closed has a negative one. */
  closesIn?: Temporal.DurationLike
  opensIn?: Temporal.DurationLike
  released?: boolean
  deliveryPence?: bigint
  splitRule?: string
  splitSettings?: unknown
  items?: readonly ItemWish[]
}

export type BuiltPool = { id: string; items: { id: string; name: string }[] }

export const paper: ItemWish = {
  name: "A4 copier paper",
  unit: "ream",
  tiers: [
    [1, 40_000n],
    [100, 35_000n],
    [200, 31_000n],
  ],
}

/** A pool as it would stand; answers its id and its items' ids. */
export async function aPool(owner: Kysely<Database>, wish: PoolWish): Promise<BuiltPool> {
  const id = randomUUID()
  const now = Temporal.Now.instant()
  const state = wish.state ?? "open"
  const isPastClosing = !["draft", "open", "cancelled"].includes(state)
  await owner
    .insertInto("pool")
    .values({
      id,
      title: wish.title ?? "Copier paper for the spring term",
      leadSchoolId: wish.leadSchool,
      supplierName: "Fairdale Paper Ltd",
      state,
      outcome: isPastClosing ? "cleared" : null,
      opensAt: now.add(wish.opensIn ?? { hours: -30 * 24 }),
      closesAt: now.add(wish.closesIn ?? { hours: 7 * 24 }),
      releasedAt: wish.released ? now : null,
      deliveryPence: wish.deliveryPence ?? 4_500n,
      splitRule: wish.splitRule ?? "by-quantity",
      splitSettings: JSON.stringify(wish.splitSettings ?? {}),
      createdBy: wish.createdBy,
    })
    .execute()
  for (const groupId of wish.groups)
    await owner.insertInto("poolGroup").values({ poolId: id, groupId }).execute()
  if (isPastClosing) await anEmptyClearing(owner, id)
  const items = []
  for (const [position, item] of (wish.items ?? [paper]).entries())
    items.push(await anItem(owner, id, position, item))
  return { id, items }
}

const anEmptyClearing = (owner: Kysely<Database>, poolId: string) =>
  owner
    .insertInto("clearing")
    .values({
      ...{ poolId, outcome: "cleared", goodsPence: 0n, deliveryPence: 0n, vatPence: 0n },
      explanation: JSON.stringify({ items: [], splitRefusal: null }),
    })
    .execute()

async function anItem(owner: Kysely<Database>, poolId: string, position: number, wish: ItemWish) {
  const item = await owner
    .insertInto("poolItem")
    .values({
      poolId,
      position,
      name: wish.name,
      unit: wish.unit ?? "ream",
      packSize: wish.packSize ?? 1,
      vatRate: wish.vatRate ?? "standard",
      cfrCode: "E19",
      usualUnitPrice: wish.usualUnitPrice ?? null,
    })
    .returning(["id", "name"])
    .executeTakeFirstOrThrow()
  const tiers = wish.tiers.map(([fromQuantity, unitPrice]) => ({ itemId: item.id, fromQuantity, unitPrice }))
  await owner.insertInto("priceTier").values(tiers).execute()
  return item
}

/** What a school has committed to, by the item's place in the pool. */
export async function aCommitment(
  owner: Kysely<Database>,
  pool: BuiltPool,
  { school, by, quantities }: { school: string; by: string; quantities: readonly number[] },
): Promise<void> {
  await owner
    .insertInto("commitment")
    .values({ poolId: pool.id, schoolId: school, committedBy: by })
    .execute()
  const lines = quantities.flatMap((quantity, i) =>
    quantity > 0 ? [{ poolId: pool.id, schoolId: school, itemId: pool.items[i]!.id, quantity }] : [],
  )
  await owner.insertInto("commitmentLine").values(lines).execute()
}
