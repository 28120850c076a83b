import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { NewGroup } from "#app/features/groups/founding/found-group-form.ts"
import type { Tx } from "#db/client.ts"

type Founding =
  | { kind: "founded" }
  /** Another group has the form's id. */
  | { kind: "form-spent" }
  | { kind: "not-allowed" }

/** Founds a group: the actor's school is its first member, the actor its first coordinator. Posted twice, it is one. */
export async function foundGroup(tx: Tx, actor: SchoolActor, group: NewGroup): Promise<Founding> {
  if (!can(actor, "found-group")) return { kind: "not-allowed" }
  const { id, name, kind, description } = group
  const founded = await tx
    .insertInto("schoolGroup")
    .values({ id, name, kind, description, foundedBySchoolId: actor.school.id })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (founded.numInsertedOrUpdatedRows === 0n)
    return { kind: (await isSame(tx, actor, group)) ? "founded" : "form-spent" }
  await tx.insertInto("groupCoordinator").values({ groupId: id, personId: actor.personId }).execute()
  await tx.insertInto("groupSchool").values({ groupId: id, schoolId: actor.school.id }).execute()
  await recordEvent(tx, actor, {
    act: "found-group",
    subject: { kind: "group", id },
    groupId: id,
    detail: { school: actor.school.name },
  })
  return { kind: "founded" }
}

/** Whether the group that has the id is the one that this form founds. */
async function isSame(tx: Tx, actor: SchoolActor, { id, name }: NewGroup): Promise<boolean> {
  const before = await tx
    .selectFrom("schoolGroup")
    .select("id")
    .where("id", "=", id)
    .where("name", "=", name)
    .where("foundedBySchoolId", "=", actor.school.id)
    .executeTakeFirst()
  return before !== undefined
}
