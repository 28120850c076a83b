import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { GroupSettings } from "#app/features/groups/settings/group-settings-form.ts"
import type { Tx } from "#db/client.ts"

type Change = { kind: "changed" } | { kind: "not-allowed" }

/** Changes what a group is called and asks of its people; the record keeps what it was before. */
export async function changeGroupSettings(
  tx: Tx,
  actor: Actor,
  groupId: string,
  settings: GroupSettings,
): Promise<Change> {
  if (!can(actor, "change-group-settings", { id: groupId })) return { kind: "not-allowed" }
  const before = await tx
    .selectFrom("schoolGroup")
    .select(["name", "description", "financeTwoFactorRequired"])
    .where("id", "=", groupId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const changed = (Object.keys(settings) as (keyof GroupSettings)[]).filter(
    (key) => settings[key] !== before[key],
  )
  if (changed.length === 0) return { kind: "changed" }
  await tx.updateTable("schoolGroup").set(settings).where("id", "=", groupId).execute()
  await recordEvent(tx, actor, {
    act: "change-group-settings",
    subject: { kind: "group", id: groupId },
    groupId,
    detail: Object.fromEntries(changed.map((key) => [key, { before: before[key], after: settings[key] }])),
  })
  return { kind: "changed" }
}
