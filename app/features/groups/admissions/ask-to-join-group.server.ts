import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { JoinRequest } from "#app/features/groups/admissions/ask-to-join-form.ts"
import { setExpiredAside } from "#app/features/groups/admissions/pending-admission.server.ts"
import { type Post, writeToCoordinators } from "#app/features/groups/letters/write-letters.server.ts"
import { joinRequested } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Asking =
  | { kind: "asked" }
  | { kind: "invited-already" }
  /** Something else has the form's id. */
  | { kind: "form-spent" }
  | { kind: "not-allowed" }
  | { kind: "nobody-there" }

/** A school asks a group to take it in. Asked twice, it has asked once; where it is invited, it accepts instead. */
export async function askToJoinGroup(
  tx: Tx,
  actor: SchoolActor,
  post: Post,
  group: { id: string; name: string },
  { id, message }: JoinRequest,
): Promise<Asking> {
  if (!can(actor, "ask-to-join-group", group)) return { kind: "not-allowed" }
  const schools = await sql<{ count: number }>`select group_school_count(${group.id}) as count`.execute(tx)
  if (schools.rows[0]?.count === 0) return { kind: "nobody-there" }
  await setExpiredAside(tx, actor, group.id)
  const school = actor.school
  const opened = await tx
    .insertInto("groupAdmission")
    .values({
      ...{ id, groupId: group.id, openedBySide: "school" },
      ...{ schoolId: school.id, message, openedBy: actor.personId },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (opened.numInsertedOrUpdatedRows === 0n) return pendingSince(tx, group.id, school.id)

  await recordEvent(tx, actor, {
    act: "ask-to-join-group",
    subject: { kind: "admission", id },
    groupId: group.id,
    detail: { school: school.name },
  })
  const who = { name: actor.name, school: school.name }
  const link = `${post.appUrl}/groups/${group.id}`
  await writeToCoordinators(tx, post, group.id, joinRequested(who, group.name, school.name, message, link))
  return { kind: "asked" }
}

async function pendingSince(tx: Tx, groupId: string, schoolId: string): Promise<Asking> {
  const pending = await tx
    .selectFrom("groupAdmission")
    .select("openedBySide")
    .where("groupId", "=", groupId)
    .where("schoolId", "=", schoolId)
    .where("answer", "is", null)
    .executeTakeFirst()
  if (!pending) return { kind: "form-spent" }
  return { kind: pending.openedBySide === "group" ? "invited-already" : "asked" }
}
