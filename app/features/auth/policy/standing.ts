import { type Actor, groupIdsOf, handlesMoney, holds } from "#app/features/auth/actor.ts"

/** Whether this is the school that the person acts for now. */
export const actsFor = (actor: Actor, schoolId: string) => actor.school?.id === schoolId

/** What binds a whole school is said by its head or a business manager. */
export const speaksForSchool = (actor: Actor) => holds(actor, "head", "business-manager")

/** Whether the person handles the money of this school, and acts for it now. */
export const handlesMoneyOf = (actor: Actor, schoolId: string) =>
  actsFor(actor, schoolId) && handlesMoney(actor)

export const coordinates = (actor: Actor, groupId: string) =>
  actor.coordinates.some(({ id }) => id === groupId)

/** Whether the acting school is a member of the group. */
export const isMember = (actor: Actor, groupId: string) => actor.groups.some(({ id }) => id === groupId)

/** Whether the person sees the group: as its member, or because they coordinate it. */
export const isInside = (actor: Actor, groupId: string) => groupIdsOf(actor).includes(groupId)
