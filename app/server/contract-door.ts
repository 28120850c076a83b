import type { Actor, SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { forbidden } from "#app/server/refusals.ts"

/** A school's contracts are for those who handle its money; everybody else reads who they are. */
export const whoKeepsContracts = (actor: Actor): SchoolActor => {
  if (actor.school === null)
    throw forbidden("Contracts belong to a school, and you act for a group. Choose a school to act for.")
  if (!can(actor, "see-contracts"))
    throw forbidden(
      `Contracts of ${actor.school.name} are for those who handle its money: its head, business managers and finance staff.`,
    )
  return actor as SchoolActor
}
