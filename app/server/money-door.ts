import { type Actor, handlesMoney, type SchoolActor } from "#app/features/auth/actor.ts"
import { forbidden } from "#app/server/refusals.ts"

/** Invoices are for those who handle a school's money; everybody else reads who they are. */
export const whoHandlesMoney = (actor: Actor): SchoolActor => {
  if (actor.school === null)
    throw forbidden("Invoices belong to a school, and you act for a group. Choose a school to act for.")
  if (!handlesMoney(actor))
    throw forbidden(
      `Invoices of ${actor.school.name} are for those who handle its money: its head, business managers and finance staff.`,
    )
  return actor as SchoolActor
}
