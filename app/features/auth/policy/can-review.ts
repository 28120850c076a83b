import { type Actor, holds } from "#app/features/auth/actor.ts"
import { actsFor, speaksForSchool } from "#app/features/auth/policy/standing.ts"

type Concerned = { schoolId: string; ownerSchoolId: string }

export const reviewRules = {
  /** Whoever leads or teaches at the school that had booked says how it was; nobody speaks of their own school's staff. */
  "write-review": (actor: Actor, { schoolId, ownerSchoolId }: Concerned) =>
    actsFor(actor, schoolId) &&
    schoolId !== ownerSchoolId &&
    (speaksForSchool(actor) || holds(actor, "staff")),
  /** The school whose staff it is about decides whether others read it, and answers. */
  "settle-review": (actor: Actor, { ownerSchoolId }: Pick<Concerned, "ownerSchoolId">) =>
    actsFor(actor, ownerSchoolId) && speaksForSchool(actor),
}
