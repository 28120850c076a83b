import { type Actor, holds } from "#app/features/auth/actor.ts"

type Concerned = { schoolId: string; ownerSchoolId: string }

const leads = (actor: Actor) => holds(actor, "head", "business-manager")

export const reviewRules = {
  /** Whoever leads or teaches at the school that had booked says how it was; nobody speaks of their own school's staff. */
  "write-review": (actor: Actor, { schoolId, ownerSchoolId }: Concerned) =>
    actor.school?.id === schoolId && schoolId !== ownerSchoolId && (leads(actor) || holds(actor, "staff")),
  /** The school whose staff it is about decides whether others read it, and answers. */
  "settle-review": (actor: Actor, { ownerSchoolId }: Pick<Concerned, "ownerSchoolId">) =>
    actor.school?.id === ownerSchoolId && leads(actor),
}
