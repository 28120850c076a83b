import type { Actor } from "#app/features/auth/actor.ts"
import {
  actsFor,
  coordinates,
  isInside,
  isMember,
  speaksForSchool,
} from "#app/features/auth/policy/standing.ts"

type Group = { id: string }
type Admission = {
  groupId: string
  openedBySide: "group" | "school"
  /** null: the group invited an e-mail address. */
  schoolId: string | null
  email: string | null
}

const isForMySchool = (actor: Actor, { schoolId, email }: Admission) =>
  speaksForSchool(actor) &&
  (schoolId === null
    ? actor.emailVerified && email?.toLowerCase() === actor.email.toLowerCase()
    : actsFor(actor, schoolId))

/** Founding, joining and leaving a group bind the whole school. */
export const groupRules = {
  "found-group": speaksForSchool,
  "see-group": (actor: Actor, group: Group) => isInside(actor, group.id),
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
