import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { AvailableHours } from "#app/features/staffing/bookings/available-hours.ts"
import type { ResourceDraft } from "#app/features/staffing/bookings/resource.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Saving =
  | { kind: "saved" }
  /** One of the groups is none of the school's. */
  | { kind: "not-in-group" }
  /** Whoever was named holds no place at the school. */
  | { kind: "not-ours" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Draft = ResourceDraft & { id: string }

/** Lists a person or a thing of the acting school for its groups; sent twice, it is one. */
export async function listResource(tx: Tx, actor: SchoolActor, draft: Draft): Promise<Saving> {
  if (!can(actor, "list-resource")) return { kind: "not-allowed" }
  const fault = await faultOf(tx, actor, draft)
  if (fault) return fault
  const { id, groupIds, hours, ...values } = draft
  const written = await tx
    .insertInto("resource")
    .values({ id, schoolId: actor.school.id, createdBy: actor.personId, ...values })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (written.numInsertedOrUpdatedRows === 0n) {
    const before = await readResource(tx, id)
    return before?.school.id === actor.school.id ? { kind: "saved" } : { kind: "not-found" }
  }
  await writeParts(tx, id, { groupIds, hours })
  await recordEvent(tx, actor, {
    act: "list-resource",
    subject: { kind: "resource", id },
    detail: { title: draft.title, kind: draft.kind },
  })
  return { kind: "saved" }
}

/** Writes anew what is said of a resource. What is booked already stays as it was agreed. */
export async function changeResource(tx: Tx, actor: SchoolActor, draft: Draft): Promise<Saving> {
  const before = await readResource(tx, draft.id)
  if (!before) return { kind: "not-found" }
  if (!can(actor, "change-resource", { schoolId: before.school.id })) return { kind: "not-allowed" }
  const fault = await faultOf(tx, actor, draft)
  if (fault) return fault
  const { id, groupIds, hours, kind: _, ...values } = draft
  await tx.updateTable("resource").set(values).where("id", "=", id).execute()
  await tx.deleteFrom("resourceGroup").where("resourceId", "=", id).execute()
  await tx.deleteFrom("resourceHours").where("resourceId", "=", id).execute()
  await writeParts(tx, id, { groupIds, hours })
  await recordEvent(tx, actor, {
    act: "change-resource",
    subject: { kind: "resource", id },
    detail: { title: draft.title, active: draft.active },
  })
  return { kind: "saved" }
}

async function faultOf(tx: Tx, actor: SchoolActor, { groupIds, personId }: Draft): Promise<Saving | null> {
  if (!groupIds.every((id) => actor.groups.some((group) => group.id === id))) return { kind: "not-in-group" }
  if (personId === null) return null
  const place = await tx
    .selectFrom("schoolRole")
    .select("id")
    .where("personId", "=", personId)
    .where("schoolId", "=", actor.school.id)
    .where("endedAt", "is", null)
    .executeTakeFirst()
  return place ? null : { kind: "not-ours" }
}

type Parts = { groupIds: readonly string[]; hours: readonly AvailableHours[] }

async function writeParts(tx: Tx, resourceId: string, { groupIds, hours }: Parts): Promise<void> {
  if (groupIds.length > 0)
    await tx
      .insertInto("resourceGroup")
      .values(groupIds.map((groupId) => ({ resourceId, groupId })))
      .execute()
  if (hours.length === 0) return
  await tx
    .insertInto("resourceHours")
    .values(
      hours.map(({ weekday, from, to }) => ({
        ...{ resourceId, weekday },
        ...{ fromTime: from.toString(), toTime: to.toString() },
      })),
    )
    .execute()
}
