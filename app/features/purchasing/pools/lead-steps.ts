import { formatMoment } from "#app/core/civil-time.ts"
import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { isOpen, isScheduled, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { mayBecome } from "#app/features/purchasing/pools/pool-transitions.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import type { LeadStep } from "#app/features/purchasing/showing/shown-pool.ts"

/** What this person can do next with a pool that they lead; nothing for everybody else. */
export function leadSteps(actor: Actor, terms: PoolTerms, now: Temporal.Instant): LeadStep[] {
  const pool = inPolicy(terms)
  const to = (page: string) => `/pools/${terms.id}/${page}`
  const steps: (LeadStep | false)[] = [
    ...(terms.state === "draft" && can(actor, "open-pool", pool) ? openings(terms, now) : []),
    terms.state === "draft" &&
      can(actor, "edit-pool", pool) && {
        ...{ kind: "secondary", text: "Change the draft", href: to("edit") },
        explanation: "Until it opens, everything about it can change.",
      },
    (terms.state === "draft" || isOpen(terms, now)) &&
      can(actor, "see-quotations", pool) && {
        ...{ kind: "secondary", text: "Compare suppliers", href: to("quotations") },
        explanation: "What each quotation would mean for the group and for every school.",
      },
    isOpen(terms, now) &&
      can(actor, "extend-pool", pool) && {
        ...{ kind: "secondary", text: "Put off the closing", href: to("extend") },
        explanation: "Only until it closes, and only to a later time.",
      },
    terms.outcome === "cleared" &&
      mayBecome(terms.state, "ordered") &&
      can(actor, "order-pool", pool) && {
        ...{ kind: "primary", text: "Mark as ordered", intent: "order" },
        explanation: `Writes the purchase order for ${terms.supplierName}, to download and send. After this the pool cannot be cancelled.`,
      },
    mayBecome(terms.state, "delivered") &&
      can(actor, "deliver-pool", pool) && {
        ...{ kind: "primary", text: "Everything arrived as ordered", intent: "deliver" },
        explanation: "Completes the delivery. Then invoices can be issued.",
      },
    (terms.state === "delivered" || terms.state === "invoiced") &&
      can(actor, "issue-invoice", { sellerSchoolId: terms.leadSchool.id }) && {
        kind: terms.state === "delivered" ? "primary" : "secondary",
        text: terms.state === "delivered" ? "Issue the invoices" : "Invoices",
        href: to("invoices"),
        explanation: "One for every school, with its share and how it was worked out.",
      },
    isOrdered(terms) &&
      can(actor, "see-shares", pool) && {
        ...{ kind: "secondary", href: to("delivery") },
        ...(terms.state === "ordered"
          ? {
              text: "Only a part arrived",
              explanation: "Record parts, shortages, surpluses and substitutes.",
            }
          : {
              text: "Delivery and corrections",
              explanation: "What arrived, what schools say of it, and what the supplier charged differently.",
            }),
      },
    isOrdered(terms) &&
      can(actor, "see-shares", pool) && {
        ...{ kind: "secondary", text: "Purchase order", href: to("order.pdf") },
        explanation: `The PDF for ${terms.supplierName}, with its number, items, prices and where to deliver.`,
      },
    terms.outcome === "cleared" &&
      can(actor, "see-shares", pool) && {
        ...{ kind: "secondary", text: "All schools’ shares", href: to("shares") },
        explanation: "What every school pays, with totals that match the supplier’s.",
      },
    mayBecome(terms.state, "cancelled") &&
      can(actor, "cancel-pool", pool) && {
        ...{ kind: "warning", href: to("cancel") },
        ...(terms.state === "draft"
          ? { text: "Discard the draft", explanation: "Nobody else has seen it." }
          : { text: "Cancel the pool", explanation: "Every school in it is told why." }),
      },
  ]
  return steps.filter((step) => step !== false)
}

const isOrdered = ({ state }: PoolTerms) =>
  state === "ordered" || state === "delivered" || state === "invoiced"

function openings(terms: PoolTerms, now: Temporal.Instant): LeadStep[] {
  const openNow: LeadStep = {
    ...{ kind: "primary", text: "Open the pool now", intent: "open-now" },
    explanation: "Every school in its groups is told, and from then on its terms stand.",
  }
  if (Temporal.Instant.compare(terms.opensAt, now) <= 0 || isScheduled(terms)) return [openNow]
  const later: LeadStep = {
    ...{ kind: "primary", text: "Let it open by itself", intent: "open" },
    explanation: `It opens on ${formatMoment(terms.opensAt)}, and every school in its groups is told then.`,
  }
  return [later, { ...openNow, kind: "secondary" }]
}

/** Why this person cannot answer for a school; null for those who can. */
export function barredFromAnswering(actor: Actor, terms: PoolTerms): string | null {
  if (can(actor, "commit-to-pool", inPolicy(terms))) return null
  if (actor.school === null) return "You act for no school, so there is nothing to answer for."
  if (!handlesMoney(actor))
    return `A head, business manager or finance officer of ${actor.school.name} can answer for it.`
  return `${actor.school.name} is not in a group that this pool is open to.`
}
