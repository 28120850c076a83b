import { type Actor, actsForSchool, type SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { forbidden } from "#app/server/refusals.ts"

/** What a school shows only to those who handle its money, by the act that the policy knows it by. */
const things = {
  "see-contracts": "Contracts",
  "see-invoices": "Invoices",
  "see-recharges": "Recharges",
} as const

/** Whoever may see this of the school that they act for; anybody else reads who may. */
export const whoHandlesMoney = (actor: Actor, act: keyof typeof things): SchoolActor => {
  if (!actsForSchool(actor))
    throw forbidden(`${things[act]} belong to a school, and you act for a group. Choose a school to act for.`)
  if (!can(actor, act))
    throw forbidden(
      `${things[act]} of ${actor.school.name} are for those who handle its money: its head, business managers and finance staff.`,
    )
  return actor
}
