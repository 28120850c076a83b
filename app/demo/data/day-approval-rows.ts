import { formatPounds } from "#app/core/money.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import { legalEntity } from "#app/demo/data/legal-entities.ts"
import { holderOf } from "#app/demo/data/people.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { limitedSchool, limitsNow } from "#app/demo/data/spending-limit-rows.ts"
import { roleNames } from "#app/features/auth/role-names.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { approvalForDays, daysWorstPence } from "#app/features/staffing/posts/post-approval.ts"

/** Days of an open post that the school with spending limits has asked for, and its head has yet to approve. */
export function addDayApproval(rows: DemoRows, post: SharedPost, employer: string): void {
  const schoolId = schoolNamed(limitedSchool).id
  const bid = rows.dayBid.find((one) => one.postId === post.id && one.schoolId === schoolId)
  if (!bid) return
  const [seller, buyer] = [schoolNamed(employer).entity, schoolNamed(limitedSchool).entity]
  const mayBearVat = seller !== buyer && legalEntity(seller).vatNumber !== null
  const days = { halfDays: bid.halfDays, limitDayPence: BigInt(bid.limitDayPence) }
  const roles = ["business-manager"] as const
  const needed = approvalForDays(post, days, { mayBearVat, limits: limitsNow, roles })
  if (!needed) return
  const by = holderOf("business-manager", limitedSchool)
  const at = bid.committedAt as Temporal.Instant
  const of = { poolId: null, postId: post.id, schoolId }
  const worstCasePence = daysWorstPence(post, days, mayBearVat)
  rows.approval.push({
    ...{ ...of, worstCasePence, ...needed, state: "awaiting", askedBy: by.id, askedAt: at },
    ...{ toldAt: at.add({ seconds: 30 }), approvedPence: null, approvedBy: null, approvedAt: null },
  })
  rows.approvalStep.push({
    ...{ id: demoId(`approval asked ${post.id} ${schoolId}`, at), ...of, worstCasePence, step: "asked" },
    ...{ happenedAt: at, personId: by.id, personName: by.name, role: roleNames(roles), reason: "" },
  })
  recordDemoEvent(rows, {
    ...{ act: "ask-for-approval", subject: { kind: "shared-post", id: post.id }, at, by, schoolId },
    detail: { title: post.title, worstCase: `${formatPounds(worstCasePence)} inc VAT` },
  })
}
