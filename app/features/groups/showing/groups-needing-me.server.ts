import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { roleName } from "#app/features/auth/role-names.ts"
import {
  admissionsAsked,
  admissionsConcerning,
} from "#app/features/groups/admissions/admission-queries.server.ts"
import type { OpenAdmission } from "#app/features/groups/admissions/admission-view.ts"
import { groupsToTakeUp } from "#app/features/groups/coordinators/groups-to-take-up.server.ts"
import { invitationsTo, type RoleInvitation } from "#app/features/groups/people/role-queries.server.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

/** What waits for this person between schools and groups: requests and invitations that they may answer. */
export async function groupsNeedingMe(tx: Tx, actor: Actor): Promise<Need[]> {
  const asked = await admissionsAsked(tx, actor)
  const concerning = await admissionsConcerning(tx, actor)
  const roles = await invitationsTo(tx, actor.email)
  const unled = await groupsToTakeUp(tx, actor)
  const mine = concerning.filter(
    (admission) => admission.openedBySide === "group" && can(actor, "answer-admission", admission),
  )
  return [
    ...asked.map(requestNeed),
    ...mine.map(invitationNeed),
    ...roles.map(roleNeed),
    ...unled.map(unledNeed),
  ]
}

const requestNeed = (admission: OpenAdmission): Need => ({
  key: admission.id,
  title: `Answer: ${admission.schoolName} asks to join ${admission.groupName}`,
  detail: "You coordinate the group.",
  href: `/groups/${admission.groupId}`,
  by: admission.expiresAt,
  byVerb: "runs out",
  weight: "duty",
})

const invitationNeed = (admission: OpenAdmission): Need => ({
  key: admission.id,
  title: `Answer: ${admission.groupName} invites your school`,
  detail: "Schools of a group buy together; joining commits yours to nothing.",
  href: `/groups/${admission.groupId}`,
  by: admission.expiresAt,
  byVerb: "runs out",
  weight: "duty",
})

const roleNeed = (invitation: RoleInvitation): Need => ({
  key: invitation.id,
  title: `Answer: ${invitation.schoolName} invites you`,
  detail: `You would be ${roleName(invitation.role)} there.`,
  href: "/schools/join",
  by: invitation.expiresAt,
  byVerb: "runs out",
  weight: "duty",
})

const unledNeed = ({ id, name }: { id: string; name: string }): Need => ({
  key: `unled ${id}`,
  title: `Take up ${name}, or ask another school to`,
  detail: "Nobody at its schools coordinates it any more.",
  href: `/groups/${id}`,
  by: null,
  weight: "duty",
})
