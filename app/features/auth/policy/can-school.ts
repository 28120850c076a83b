import { type Actor, handlesMoney, holds, type SchoolRole } from "#app/features/auth/actor.ts"

type School = { id: string }

const actsFor = (actor: Actor, school: School) => actor.school?.id === school.id

export const schoolRules = {
  /** A school's own pages: its people and their roles, its settings. The register of schools is everybody's. */
  "see-school": actsFor,
  /** Who has a head is not given another, nor rid of theirs, by anybody but a head. */
  "manage-roles": (actor: Actor, { id, role, hasHead }: School & { role: SchoolRole; hasHead: boolean }) =>
    actsFor(actor, { id }) &&
    (role === "head" && hasHead ? holds(actor, "head") : holds(actor, "head", "business-manager")),
  "change-school-settings": (actor: Actor, school: School) =>
    actsFor(actor, school) && holds(actor, "head", "business-manager"),
  "change-bank-account": (actor: Actor, school: School) => actsFor(actor, school) && handlesMoney(actor),
}
