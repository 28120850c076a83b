import { formatPounds } from "#app/core/money.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Approval } from "#app/features/purchasing/approvals/approval.ts"

export const whoSeesApprovals =
  "Only heads, business managers, finance staff and governors of a school see its approvals."

/** Why this person's word on an answer was not taken, as the answer stands now. */
export function whyNotDecided(actor: SchoolActor, approval: Approval): string {
  const last = approval.steps.findLast(({ step }) => step === approval.state)
  const { state, level, askedBy, worstCasePence } = approval
  if (state === "approved" && last) return `${last.personName} has approved it already. Nothing was changed.`
  if (state === "refused" && last) return `${last.personName} has refused it already. Nothing was changed.`
  if (state !== "awaiting") return "It does not wait for approval any more. Nothing was changed."
  if (askedBy.id === actor.personId)
    return "You gave this answer yourself, and nobody approves their own. Somebody else has to."
  if (!can(actor, "decide-approval", { schoolId: actor.school.id, level, askedBy: askedBy.id }))
    return level === "head"
      ? `Only a head or a governor of ${actor.school.name} can approve or refuse this.`
      : `Only a governor of ${actor.school.name} who does not spend its money can approve or refuse this.`
  return (
    `${askedBy.name} has changed the answer since you opened this page: it can now come to ` +
    `${formatPounds(worstCasePence)} including VAT. Look at it again. Nothing was changed.`
  )
}
