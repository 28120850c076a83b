import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { coordinates, handlesMoneyOf, isInside } from "#app/features/auth/policy/standing.ts"

type Contract = { schoolId: string }
type Group = { id: string }

const keepsIt = (actor: Actor, { schoolId }: Contract) => handlesMoneyOf(actor, schoolId)

export const contractRules = {
  /** A school's own contracts, with what they cost. */
  "see-contracts": handlesMoney,
  "register-contract": handlesMoney,
  "change-contract": keepsIt,
  "remove-contract": keepsIt,
  "settle-notice": keepsIt,
  /** What ends when across a group, and with which supplier. */
  "see-radar": (actor: Actor, group: Group) =>
    coordinates(actor, group.id) || (handlesMoney(actor) && isInside(actor, group.id)),
}
