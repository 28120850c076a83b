import { type Actor, groupIdsOf, holds } from "#app/features/auth/actor.ts"

type Group = { id: string }
type Admission = {
  groupId: string
  openedBySide: "group" | "school"
  /** null: the group invited an e-mail address. */
  schoolId: string | null
  email: string | null
}

/** Joining, leaving and founding bind the whole school, so its head or business manager does it. */
const speaksForSchool = (actor: Actor) => holds(actor, "head", "business-manager")

export const coordinates = (actor: Actor, groupId: string) =>
  actor.coordinates.some((group) => group.id === groupId)

const isMember = (actor: Actor, groupId: string) => actor.groups.some((group) => group.id === groupId)

const isForMySchool = (actor: Actor, { schoolId, email }: Admission) =>
  speaksForSchool(actor) &&
  (schoolId === null
    ? actor.emailVerified && email?.toLowerCase() === actor.email.toLowerCase()
    : schoolId === actor.school?.id)

export const groupRules = {
  "found-group": speaksForSchool,
  "see-group": (actor: Actor, group: Group) => groupIdsOf(actor).includes(group.id),
  "invite-to-group": (actor: Actor, group: Group) => coordinates(actor, group.id),
  "ask-to-join-group": (actor: Actor, group: Group) => speaksForSchool(actor) && !isMember(actor, group.id),
  /** The side that did not open an admission answers it. */
  "answer-admission": (actor: Actor, admission: Admission) =>
    admission.openedBySide === "school"
      ? coordinates(actor, admission.groupId)
      : isForMySchool(actor, admission),
  "withdraw-admission": (actor: Actor, admission: Admission) =>
    admission.openedBySide === "group"
      ? coordinates(actor, admission.groupId)
      : isForMySchool(actor, admission),
  "change-group-settings": (actor: Actor, group: Group) => coordinates(actor, group.id),
  "name-coordinator": (actor: Actor, group: Group) => coordinates(actor, group.id),
  /** Where nobody at its schools coordinates a group any more. */
  "take-up-group": (actor: Actor, group: Group) => speaksForSchool(actor) && isMember(actor, group.id),
  "leave-group": (actor: Actor, group: Group) => speaksForSchool(actor) && isMember(actor, group.id),
}
