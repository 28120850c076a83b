import { momentView } from "#app/core/from-now.ts"
import { formatPounds } from "#app/core/money.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { whoMayApprove } from "#app/features/purchasing/approvals/approvers.server.ts"
import { presentApproval, takenInWords } from "#app/features/purchasing/approvals/present-approval.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { worstCase } from "#app/features/purchasing/reckoning/worst-case.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

/** The page on which a school approves its own answer: what it is, what it can come to, and who may say yes. */
export async function approvalPage(tx: Tx, view: PoolView, actor: SchoolActor) {
  const { terms, now, mine, approval } = view
  const worst = worstCase({ terms, mine: mine?.lines ?? [], conditions: mine?.conditions })
  // A governor cannot read the conditions that the figure to approve was worked out with.
  const gross = approval?.worstCasePence ?? worst.grossPence
  return {
    poolId: terms.id,
    title: terms.title,
    closes: { verb: isOpen(terms, now) ? "closes" : "closed", at: momentView(terms.closesAt, now) },
    facts: [
      { key: "Supplier", value: `${terms.supplierName}, through ${terms.leadSchool.name}` },
      { key: "Your school takes", value: takenInWords(terms, mine?.lines ?? []) },
      { key: "Answered by", value: mine?.committedBy ?? "" },
      {
        key: "At worst it costs",
        value: `${formatPounds(gross)} inc VAT${gross === worst.grossPence ? ` (${formatPounds(worst.netPence)} ex VAT)` : ""}`,
      },
      ...(mine?.purchaseOrderNumber ? [{ key: "Purchase order", value: mine.purchaseOrderNumber }] : []),
    ],
    parts:
      gross === worst.grossPence ? [worst.explanation, ...worst.parts.map(({ sentence }) => sentence)] : [],
    approvers:
      approval?.state === "awaiting" && isOpen(terms, now) ? await whoMayApprove(tx, actor, approval) : null,
    approval: presentApproval(view, actor),
  }
}
