import { type Actor, groupIdsOf, handlesMoney } from "#app/features/auth/actor.ts"
import { coordinates } from "#app/features/auth/policy/can-group.ts"

type Contract = { schoolId: string }
type Group = { id: string }

const keepsContracts = (actor: Actor) => actor.school !== null && handlesMoney(actor)

const keepsIt = (actor: Actor, { schoolId }: Contract) =>
  keepsContracts(actor) && actor.school?.id === schoolId

export const contractRules = {
  /** A school's own contracts, with what they cost. */
  "see-contracts": keepsContracts,
  "register-contract": keepsContracts,
  "change-contract": keepsIt,
  "remove-contract": keepsIt,
  "settle-notice": keepsIt,
  /** What ends when across a group, and with which supplier. */
  "see-radar": (actor: Actor, group: Group) =>
    coordinates(actor, group.id) || (handlesMoney(actor) && groupIdsOf(actor).includes(group.id)),
}
