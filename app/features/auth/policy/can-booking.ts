import type { Actor } from "#app/features/auth/actor.ts"
import { actsFor, handlesMoneyOf, isMember, speaksForSchool } from "#app/features/auth/policy/standing.ts"

type Resource = { schoolId: string }
type Booking = { schoolId: string; ownerSchoolId: string }
/** Of a kind of specialist, asked of every school of a group: the group's id. */
type Asked = Booking & { openToGroupId?: string | null }

const isPartyTo = (actor: Actor, { schoolId, ownerSchoolId }: Booking) =>
  actsFor(actor, ownerSchoolId) || actsFor(actor, schoolId)

const keepsBooksOfParty = (actor: Actor, { schoolId, ownerSchoolId }: Booking) =>
  handlesMoneyOf(actor, ownerSchoolId) || handlesMoneyOf(actor, schoolId)

/** A booking binds both schools, so those who speak for them agree on it; who keeps the books says what took place. */
export const bookingRules = {
  "list-resource": speaksForSchool,
  "change-resource": (actor: Actor, { schoolId }: Resource) =>
    actsFor(actor, schoolId) && speaksForSchool(actor),
  "ask-for-booking": speaksForSchool,
  "answer-booking": (actor: Actor, { schoolId, ownerSchoolId, openToGroupId }: Asked) =>
    speaksForSchool(actor) &&
    (openToGroupId
      ? isMember(actor, openToGroupId) && !actsFor(actor, schoolId)
      : actsFor(actor, ownerSchoolId)),
  "cancel-booking": (actor: Actor, booking: Booking) => isPartyTo(actor, booking) && speaksForSchool(actor),
  "deliver-booking": keepsBooksOfParty,
  "settle-booking": keepsBooksOfParty,
  /** To wait for time that is taken, and to take it once it is held. */
  "wait-for-time": speaksForSchool,
}
