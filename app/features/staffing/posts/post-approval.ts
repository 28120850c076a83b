import type { Pence } from "#app/core/money.ts"
import { vatOn } from "#app/core/vat.ts"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { ApprovedKind, ApprovedThing } from "#app/features/purchasing/approvals/approved-thing.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"
import { approvalFor, type NeededApproval } from "#app/features/purchasing/approvals/spending-rule.ts"
import { worstCase } from "#app/features/staffing/posts/explain-post.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

/** Days of a shared post as an answer that a school approves. */
export const postAnswers: ApprovedKind = {
  ...{ table: "shared_post", column: "post_id", subject: "shared-post", noun: "shared post", path: "/posts" },
  leaveOut: "leave-out-of-post",
}

export const postToApprove = ({
  id,
  title,
  state,
  closesAt,
}: Pick<SharedPost, "id" | "title" | "state" | "closesAt">): ApprovedThing => ({
  ...{ ...postAnswers, id, title, state, closesAt },
})

type Days = { halfDays: number; limitDayPence: Pence }

/** The most that days come to over the whole post, VAT included where the employer may have to charge it. */
export const daysWorstPence = (
  post: Pick<SharedPost, "weeks">,
  { halfDays, limitDayPence }: Days,
  mayBearVat: boolean,
): Pence => {
  const net = worstCase(post, { schoolId: "", halfDays, limitDayPence })
  return mayBearVat ? net + vatOn(net, "standard") : net
}

type Asked = { mayBearVat: boolean; limits: readonly SpendingLimit[]; roles: readonly SchoolRole[] }

/** Whose approval committing days waits for, and why; null where this person may commit them alone. */
export const approvalForDays = (
  post: Pick<SharedPost, "weeks" | "cfrCode">,
  days: Days,
  { mayBearVat, ...asked }: Asked,
): NeededApproval | null => {
  const worstPence = daysWorstPence(post, days, mayBearVat)
  return approvalFor({ parts: [{ part: days, cfrCodes: [post.cfrCode] }], worstOf: () => worstPence }, asked)
}
