import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Invitable, invitable } from "#app/features/groups/admissions/invitable-schools.server.ts"
import type { GroupInvitations } from "#app/features/groups/admissions/invite-schools-form.ts"
import { setExpiredAside } from "#app/features/groups/admissions/pending-admission.server.ts"
import {
  type Post,
  writeToAddress,
  writeToLeaders,
} from "#app/features/groups/letters/write-letters.server.ts"
import { addressInvited, schoolInvited } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Group = { id: string; name: string }
type Inviting =
  /** `unreached`: schools that nobody acts for on Kith yet, so that nobody could be written to. */
  | { kind: "invited"; invited: string[]; before: string[]; unreached: string[] }
  /** One sentence for each school that cannot be invited; nobody has been. */
  | { kind: "refused"; sentences: string[] }
  | { kind: "not-allowed" }

/** Invites schools by register number or address: all that are named, or none. Who is invited already stays so. */
export async function inviteSchools(
  tx: Tx,
  actor: Actor,
  post: Post,
  group: Group,
  wanted: GroupInvitations,
): Promise<Inviting> {
  if (!can(actor, "invite-to-group", group)) return { kind: "not-allowed" }
  await setExpiredAside(tx, actor, group.id)
  const found = await invitable(tx, group.id, wanted.invitees)
  if (!found.ok) return { kind: "refused", sentences: found.reason }
  const { open, invitedBefore } = found.value
  const result = { invited: [] as string[], before: [...invitedBefore], unreached: [] as string[] }
  for (const invitee of open) {
    const opened = await openAdmission(tx, actor, group, invitee, wanted.message)
    if (!opened) {
      result.before.push(invitee.name)
      continue
    }
    result.invited.push(invitee.name)
    if (!(await tell(tx, actor, post, group, invitee, wanted.message))) result.unreached.push(invitee.name)
  }
  return { kind: "invited", ...result }
}

async function openAdmission(tx: Tx, actor: Actor, group: Group, invitee: Invitable, message: string) {
  const { schoolId, email, name } = invitee
  const row = await tx
    .insertInto("groupAdmission")
    .values({
      groupId: group.id,
      openedBySide: "group",
      schoolId,
      email,
      message,
      openedBy: actor.personId,
    })
    // Another coordinator may have been a moment quicker.
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!row) return false
  await recordEvent(tx, actor, {
    act: "invite-to-group",
    subject: { kind: "admission", id: row.id },
    groupId: group.id,
    detail: { school: name },
  })
  return true
}

async function tell(tx: Tx, actor: Actor, post: Post, group: Group, invitee: Invitable, message: string) {
  const who = { name: actor.name, school: actor.school?.name ?? null }
  const link = `${post.appUrl}/groups/${group.id}`
  if (invitee.schoolId !== null) {
    const letter = schoolInvited(who, group.name, invitee.name, message, link)
    return (await writeToLeaders(tx, post, invitee.schoolId, letter)) > 0
  }
  await writeToAddress(tx, post, invitee.email, addressInvited(who, group.name, message, link))
  return true
}
