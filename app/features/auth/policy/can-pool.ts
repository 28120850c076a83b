import { type Actor, groupIdsOf, handlesMoney } from "#app/features/auth/actor.ts"
import {
  actsFor,
  coordinates,
  handlesMoneyOf,
  isInside,
  isMember,
} from "#app/features/auth/policy/standing.ts"

type Pool = { leadSchoolId: string; groupIds: readonly string[] }

const coordinatesIt = (actor: Actor, pool: Pool) => pool.groupIds.some((id) => coordinates(actor, id))

/** The lead school's money is at stake: it buys from the supplier and recharges the others. */
const spendsForLead = (actor: Actor, pool: Pool) => handlesMoneyOf(actor, pool.leadSchoolId)

/** Runs the pool, short of spending: who spends for the lead school, and coordinators of its groups. */
export const leadsPool = (actor: Actor, pool: Pool) =>
  spendsForLead(actor, pool) || coordinatesIt(actor, pool)

const isOffered = (actor: Actor, pool: Pool) => pool.groupIds.some((id) => isInside(actor, id))

/** A school answers for what it commits by somebody who handles its money; staff and governors look on. */
const answersForSchool = (actor: Actor, pool: Pool) =>
  handlesMoney(actor) && pool.groupIds.some((id) => isMember(actor, id))

const createsPools = (actor: Actor) =>
  actor.school !== null && (handlesMoney(actor) ? groupIdsOf(actor).length > 0 : actor.coordinates.length > 0)

export const poolRules = {
  /** The acting school would lead it. */
  "create-pool": createsPools,
  /** To buy again what an earlier pool of one's groups bought. */
  "copy-pool": (actor: Actor, pool: Pool) => createsPools(actor) && isOffered(actor, pool),
  "offer-pool-to-group": (actor: Actor, group: { id: string }) => isInside(actor, group.id),
  "see-pool": (actor: Actor, pool: Pool & { state: string }) =>
    actsFor(actor, pool.leadSchoolId) ||
    coordinatesIt(actor, pool) ||
    (pool.state !== "draft" && isOffered(actor, pool)),
  "edit-pool": leadsPool,
  "open-pool": leadsPool,
  "extend-pool": leadsPool,
  "cancel-pool": leadsPool,
  /** Ordering binds the lead school to pay its supplier: a coordinator of another school cannot do that for it. */
  "order-pool": spendsForLead,
  "deliver-pool": leadsPool,
  /** Once a pool is invoiced, a correction issues invoices and credit notes of the lead school. */
  "correct-pool": (actor: Actor, pool: Pool & { state: string }) =>
    pool.state === "invoiced" ? spendsForLead(actor, pool) : leadsPool(actor, pool),
  /** A school that has left the group still says what it received. */
  "confirm-receipt": (actor: Actor, _pool: Pool) => handlesMoney(actor),
  "commit-to-pool": answersForSchool,
  /** A school that has left the group may still take back what it said. */
  "withdraw-from-pool": (actor: Actor, _pool: Pool) => handlesMoney(actor),
  /** Why one's own school is in or out, with its limits: row-level security hides every other school's. */
  "see-why": (actor: Actor, _pool: Pool) => handlesMoney(actor),
  /** More of what a closed pool buys; whoever orders answers, because they pay the supplier. */
  "ask-to-add": answersForSchool,
  "answer-addition": spendsForLead,
  /** Every school's quantities and costs; one's own are always one's own. */
  "see-shares": leadsPool,
}
