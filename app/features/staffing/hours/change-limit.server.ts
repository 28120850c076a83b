import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Tx } from "#db/client.ts"

/** How far balances in a group may go, in minutes; null where nothing limits them. */
export async function readLimit(tx: Tx, groupId: string): Promise<number | null> {
  const cap = await tx
    .selectFrom("hoursCap")
    .select("mostMinutes")
    .where("groupId", "=", groupId)
    .executeTakeFirst()
  return cap?.mostMinutes ?? null
}

/** Sets or lifts the limit. Balances that are beyond it stay; only what would take them further is refused. */
export async function changeLimit(
  tx: Tx,
  actor: Actor,
  groupId: string,
  mostMinutes: number | null,
): Promise<{ kind: "changed" } | { kind: "not-allowed" }> {
  if (!can(actor, "limit-hours", { id: groupId })) return { kind: "not-allowed" }
  const before = await readLimit(tx, groupId)
  if (before === mostMinutes) return { kind: "changed" }
  await tx
    .insertInto("hoursCap")
    .values({ groupId, mostMinutes, changedBy: actor.personId })
    .onConflict((conflict) =>
      conflict.column("groupId").doUpdateSet({
        ...{ mostMinutes, changedBy: actor.personId },
        changedAt: sql<Temporal.Instant>`clock_timestamp()`,
      }),
    )
    .execute()
  await recordEvent(tx, actor, {
    act: "limit-hours",
    subject: { kind: "group", id: groupId },
    groupId,
    detail: { mostMinutes: { before, after: mostMinutes } },
  })
  return { kind: "changed" }
}
