import type { Actor } from "#app/features/auth/actor.ts"
import { approvalRules } from "#app/features/auth/policy/can-approval.ts"
import { bookingRules } from "#app/features/auth/policy/can-booking.ts"
import { contractRules } from "#app/features/auth/policy/can-contract.ts"
import { groupRules } from "#app/features/auth/policy/can-group.ts"
import { invoiceRules } from "#app/features/auth/policy/can-invoice.ts"
import { personRules } from "#app/features/auth/policy/can-person.ts"
import { poolRules } from "#app/features/auth/policy/can-pool.ts"
import { postRules } from "#app/features/auth/policy/can-post.ts"
import { postingRules } from "#app/features/auth/policy/can-posting.ts"
import { quotationRules } from "#app/features/auth/policy/can-quotation.ts"
import { rechargeRules } from "#app/features/auth/policy/can-recharge.ts"
import { reviewRules } from "#app/features/auth/policy/can-review.ts"
import { schoolRules } from "#app/features/auth/policy/can-school.ts"

const all = {
  ...approvalRules,
  ...bookingRules,
  ...contractRules,
  ...groupRules,
  ...invoiceRules,
  ...personRules,
  ...poolRules,
  ...postRules,
  ...postingRules,
  ...quotationRules,
  ...rechargeRules,
  ...reviewRules,
  ...schoolRules,
}

/** Every act that somebody may or may not do, by the name that the audit record gives it. */
type Act = keyof typeof all

/** What each act is done to; nothing, for the few that have no object. */
type Things = {
  [A in Act]: (typeof all)[A] extends (actor: Actor, ...thing: infer Thing) => boolean ? Thing : never
}

const rules: { [A in Act]: (actor: Actor, ...thing: Things[A]) => boolean } = all

/**
 * The one question of policy: may this person, acting for their school, do this to that? Pages ask it to show or
 * hide a button, acts ask it again before they write. Whether the thing's state allows it is the act's own question,
 * and which rows exist for somebody at all is row-level security's.
 */
export const can = <A extends Act>(actor: Actor, act: A, ...thing: Things[A]): boolean =>
  rules[act](actor, ...thing)
