import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/** Where a member of an ordered pool finds what became of the order; null before there is any. */
export function presentAfterClosing({ terms, result }: PoolView, actor: Actor) {
  if (!["ordered", "delivered", "invoiced"].includes(terms.state)) return null
  const schoolId = actor.school?.id
  const takesPart =
    result?.shares.some((share) => share.schoolId === schoolId && share.itemId !== null) ?? false
  const isComplete = terms.state !== "ordered"
  return {
    poolId: terms.id,
    sentence: isComplete
      ? "The order has been delivered. See what arrived, and what changed since it was placed."
      : "The order is placed. See what has arrived so far.",
    mayConfirm:
      isComplete &&
      takesPart &&
      schoolId !== terms.leadSchool.id &&
      can(actor, "confirm-receipt", inPolicy(terms)),
  }
}
