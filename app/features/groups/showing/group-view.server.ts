import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import { readNameCursor } from "#app/core/cursor.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { openAdmissionsOf } from "#app/features/groups/admissions/admission-queries.server.ts"
import { admissionOfSchool } from "#app/features/groups/admissions/admission-view.ts"
import { isUnled } from "#app/features/groups/coordinators/take-up-group.server.ts"
import { groupKindLabel, schoolsCounted } from "#app/features/groups/founding/group-kinds.ts"
import { phaseLabel } from "#app/features/groups/schools/school-phases.ts"
import {
  coordinatorsOf,
  type GroupDetails,
  memberSchools,
} from "#app/features/groups/showing/group-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** What a group's page shows: members see all of it, anybody else what it is and how to join. */
export async function groupView(tx: Tx, actor: Actor, group: GroupDetails, after: string | null) {
  const inside = can(actor, "see-group", group)
  const admissions = await openAdmissionsOf(tx, group.id)
  const views = admissions.map((admission) => ({
    side: admission.openedBySide,
    ...admissionOfSchool(actor, admission),
  }))
  const waitsForMe = admissions.some((admission) => admission.schoolId === actor.school?.id)
  return {
    id: group.id,
    name: group.name,
    about: `${groupKindLabel(group.kind)}, ${schoolsCounted(group.schools)}`,
    description: group.description.split(/\n\s*\n/).filter((paragraph) => paragraph !== ""),
    ended: group.schools === 0,
    inside,
    founded: `Founded by ${group.foundedBy} on ${formatShortDate(civilDateOf(group.foundedAt))}`,
    twoFactor: group.financeTwoFactorRequired,
    may: {
      invite: can(actor, "invite-to-group", group),
      settings: can(actor, "change-group-settings", group),
      leave: can(actor, "leave-group", group),
      ask: can(actor, "ask-to-join-group", group) && group.schools > 0 && !waitsForMe,
    },
    requests: views.filter(({ side, mayAnswer }) => side === "school" && mayAnswer),
    invitations: views.filter(({ side, mayAnswer }) => side === "group" && !mayAnswer),
    mine: views.filter(({ side, mayAnswer, mayWithdraw }) => (side === "group" ? mayAnswer : mayWithdraw)),
    ...(inside ? await insideView(tx, actor, group, after) : outsideView),
  }
}

const outsideView = { members: null, coordinators: [], unled: false, mayTakeUp: false }

async function insideView(tx: Tx, actor: Actor, group: GroupDetails, after: string | null) {
  const groupId = group.id
  const { schools, next } = await memberSchools(tx, groupId, readNameCursor(after))
  const coordinators = await coordinatorsOf(tx, groupId)
  const unled = group.schools > 0 && isUnled(coordinators)
  return {
    coordinators,
    unled,
    mayTakeUp: unled && can(actor, "take-up-group", group),
    members: {
      next: next && `/groups/${groupId}?after=${next}`,
      schools: schools.map(({ urn, name, phase, numberOnRoll, localAuthority, joinedAt }) => ({
        ...{ urn, name, phase: phaseLabel(phase), localAuthority },
        numberOnRoll: numberOnRoll?.toLocaleString("en-GB") ?? "Not known",
        since: formatShortDate(civilDateOf(joinedAt)),
      })),
    },
  }
}
