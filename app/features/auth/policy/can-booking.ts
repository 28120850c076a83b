import { type Actor, handlesMoney, holds } from "#app/features/auth/actor.ts"

type Resource = { schoolId: string }
type Booking = { schoolId: string; ownerSchoolId: string }
/** Of a kind of specialist, asked of every school of a group: the group's id. */
type Asked = Booking & { openToGroupId?: string | null }

const speaksForSchool = (actor: Actor) => holds(actor, "head", "business-manager")

const owns = (actor: Actor, { ownerSchoolId }: Booking) => actor.school?.id === ownerSchoolId

const isPartyTo = (actor: Actor, booking: Booking) =>
  owns(actor, booking) || actor.school?.id === booking.schoolId

const mayTakeUp = (actor: Actor, { schoolId, openToGroupId }: Asked) =>
  actor.school?.id !== schoolId && actor.groups.some(({ id }) => id === openToGroupId)

/** A booking binds both schools, so those who speak for them agree on it; who keeps the books says what took place. */
export const bookingRules = {
  "list-resource": speaksForSchool,
  "change-resource": (actor: Actor, { schoolId }: Resource) =>
    actor.school?.id === schoolId && speaksForSchool(actor),
  "ask-for-booking": speaksForSchool,
  "answer-booking": (actor: Actor, booking: Asked) =>
    speaksForSchool(actor) && (booking.openToGroupId ? mayTakeUp(actor, booking) : owns(actor, booking)),
  "cancel-booking": (actor: Actor, booking: Booking) => isPartyTo(actor, booking) && speaksForSchool(actor),
  "deliver-booking": (actor: Actor, booking: Booking) => isPartyTo(actor, booking) && handlesMoney(actor),
  "settle-booking": (actor: Actor, booking: Booking) => isPartyTo(actor, booking) && handlesMoney(actor),
  /** To wait for time that is taken, and to take it once it is held. */
  "wait-for-time": speaksForSchool,
}
