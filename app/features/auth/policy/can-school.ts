import { type Actor, holds, type SchoolRole } from "#app/features/auth/actor.ts"
import { actsFor, handlesMoneyOf, speaksForSchool } from "#app/features/auth/policy/standing.ts"

type School = { id: string }

export const schoolRules = {
  /** A school's own pages: its people and their roles, its settings. The register of schools is everybody's. */
  "see-school": (actor: Actor, { id }: School) => actsFor(actor, id),
  /** Who has a head is not given another, nor rid of theirs, by anybody but a head. */
  "manage-roles": (actor: Actor, { id, role, hasHead }: School & { role: SchoolRole; hasHead: boolean }) =>
    actsFor(actor, id) && (role === "head" && hasHead ? holds(actor, "head") : speaksForSchool(actor)),
  "change-school-settings": (actor: Actor, { id }: School) => actsFor(actor, id) && speaksForSchool(actor),
  "change-bank-account": (actor: Actor, { id }: School) => handlesMoneyOf(actor, id),
}
