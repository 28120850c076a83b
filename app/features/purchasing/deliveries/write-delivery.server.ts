import type { Actor } from "#app/features/auth/actor.ts"
import type { Delivery } from "#app/features/purchasing/deliveries/delivery.ts"
import { deliveredRows } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** Writes down what arrived. These rows never change: what was recorded wrongly is corrected afterwards. */
export async function writeDelivery(
  tx: Tx,
  actor: Actor,
  poolId: string,
  { id, deliveredOn, note, completes, lines }: Omit<Delivery, "personName">,
): Promise<void> {
  const by = { recordedBy: actor.personId, personName: actor.name }
  await tx
    .insertInto("delivery")
    .values({ id, poolId, deliveredOn, note, completes, ...by })
    .execute()
  const rows = lines.map((line) => deliveredRows(id, line))
  const replacements = rows.flatMap((row) => row.replacements)
  if (rows.length > 0)
    await tx
      .insertInto("deliveredItem")
      .values(rows.map(({ line }) => line))
      .execute()
  if (replacements.length > 0) await tx.insertInto("deliveredReplacement").values(replacements).execute()
}
