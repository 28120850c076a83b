import { type Actor, handlesMoney, holds } from "#app/features/auth/actor.ts"
import { coordinates, handlesMoneyOf, isMember } from "#app/features/auth/policy/standing.ts"

type Group = { id: string }
type Arrangement = { schoolId: string }
type Line = { schoolId: string; supplierSchoolId: string }
type Entry = { giverSchoolId: string; receiverSchoolId: string; hasBooking: boolean }

const keeps = (actor: Actor, { schoolId }: Arrangement) => handlesMoneyOf(actor, schoolId)

export const rechargeRules = {
  /** What schools gave each other is for everybody at them. */
  "see-hours": (actor: Actor) => actor.school !== null,
  "limit-hours": (actor: Actor, group: Group) => coordinates(actor, group.id),
  /** Help that the acting school had, without a booking. */
  "write-down-help": handlesMoney,
  /** Without a booking, the school that had the help says so. */
  "record-time": (actor: Actor, { giverSchoolId, receiverSchoolId, hasBooking }: Entry) =>
    handlesMoneyOf(actor, receiverSchoolId) || (hasBooking && handlesMoneyOf(actor, giverSchoolId)),
  "undo-time": (actor: Actor, { giverSchoolId }: Pick<Entry, "giverSchoolId">) =>
    handlesMoneyOf(actor, giverSchoolId),

  "see-recharges": handlesMoney,
  "arrange-recharges": handlesMoney,
  "change-arrangement": keeps,
  "choose-vat": keeps,
  "send-timesheet": keeps,
  "see-timesheets": (actor: Actor) => holds(actor, "head", "business-manager", "finance", "staff"),
  "answer-timesheet": (actor: Actor, { schoolId, supplierSchoolId }: Line) =>
    handlesMoneyOf(actor, schoolId) || handlesMoneyOf(actor, supplierSchoolId),
  "see-month-end": (actor: Actor, group: Group) =>
    coordinates(actor, group.id) || (handlesMoney(actor) && isMember(actor, group.id)),
  "run-month-end": (actor: Actor, group: Group) => coordinates(actor, group.id),
}
