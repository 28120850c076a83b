import { momentView } from "#app/core/from-now.ts"
import { formatPounds } from "#app/core/money.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { whoMayApprove } from "#app/features/purchasing/approvals/approvers.server.ts"
import { presentApproval } from "#app/features/purchasing/approvals/present-approval.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { worstCase } from "#app/features/staffing/posts/explain-post.ts"
import { isOpen } from "#app/features/staffing/posts/post.ts"
import { postAnswers } from "#app/features/staffing/posts/post-approval.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import type { Tx } from "#db/client.ts"

/** The page on which a school approves days that it would take: what they are, what they can come to, and who may say yes. */
export async function postApprovalPage(tx: Tx, view: PostView, actor: SchoolActor) {
  const { post, now, mine, approval } = view
  if (!approval || !mine) return null
  const { halfDays, limitDayPence } = mine
  const net = worstCase(post, { schoolId: actor.school.id, halfDays, limitDayPence })
  const gross = approval.worstCasePence
  return {
    ...{ postId: post.id, title: post.title },
    closes: { verb: isOpen(post, now) ? "closes" : "closed", at: momentView(post.closesAt, now) },
    facts: [
      { key: "Employer", value: post.employer.name },
      { key: "Your school takes", value: `${daysInWords(halfDays)} a week for ${post.weeks} weeks` },
      { key: "At most a day costs", value: `${formatPounds(limitDayPence)} before VAT` },
      { key: "Answered by", value: approval.askedBy.name },
      {
        key: "At worst it costs",
        value: `${formatPounds(gross)} inc VAT${gross === net ? "" : ` (${formatPounds(net)} ex VAT)`}`,
      },
    ],
    parts: [
      `${daysInWords(halfDays)} a week for ${post.weeks} weeks, at ${formatPounds(limitDayPence)} a day: ${formatPounds(net)}. What is paid in the end is what the post costs, shared between the schools, and never more than this.`,
      gross === net
        ? "The employer charges no VAT to your school."
        : "VAT at 20% is counted in, because the employer may have to charge it. For a teacher or a classroom assistant it usually does not.",
    ],
    approvers:
      approval.state === "awaiting" && isOpen(post, now) ? await whoMayApprove(tx, actor, approval) : null,
    approval: presentApproval({ terms: post, now, approval, noun: postAnswers.noun }, actor),
  }
}
