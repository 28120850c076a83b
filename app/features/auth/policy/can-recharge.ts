import { type Actor, handlesMoney, holds } from "#app/features/auth/actor.ts"
import { coordinates } from "#app/features/auth/policy/can-group.ts"

type Group = { id: string }
type Arrangement = { schoolId: string }
type Line = { schoolId: string; supplierSchoolId: string }
type Entry = { giverSchoolId: string; receiverSchoolId: string; hasBooking: boolean }

const keeps = (actor: Actor, { schoolId }: Arrangement) =>
  handlesMoney(actor) && actor.school?.id === schoolId

export const rechargeRules = {
  /** What schools gave each other is for everybody at them. */
  "see-hours": (actor: Actor) => actor.school !== null,
  "limit-hours": (actor: Actor, group: Group) => coordinates(actor, group.id),
  /** Without a booking, the school that had the help says so. */
  "record-time": (actor: Actor, { giverSchoolId, receiverSchoolId, hasBooking }: Entry) =>
    handlesMoney(actor) &&
    (actor.school?.id === receiverSchoolId || (hasBooking && actor.school?.id === giverSchoolId)),
  "undo-time": (actor: Actor, { giverSchoolId }: Pick<Entry, "giverSchoolId">) =>
    handlesMoney(actor) && actor.school?.id === giverSchoolId,

  "see-recharges": handlesMoney,
  "arrange-recharges": handlesMoney,
  "change-arrangement": keeps,
  "choose-vat": keeps,
  "send-timesheet": keeps,
  "see-timesheets": (actor: Actor) => holds(actor, "head", "business-manager", "finance", "staff"),
  "answer-timesheet": (actor: Actor, { schoolId, supplierSchoolId }: Line) =>
    handlesMoney(actor) && (actor.school?.id === schoolId || actor.school?.id === supplierSchoolId),
  "see-month-end": (actor: Actor, group: Group) =>
    coordinates(actor, group.id) || (handlesMoney(actor) && actor.groups.some(({ id }) => id === group.id)),
  "run-month-end": (actor: Actor, group: Group) => coordinates(actor, group.id),
}
