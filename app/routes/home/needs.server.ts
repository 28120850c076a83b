import { civilDateOf } from "#app/core/civil-time.ts"
import { approvalsOfPostings } from "#app/features/expertise/posting-approvals.server.ts"
import { groupsNeedingMe } from "#app/features/groups/showing/groups-needing-me.server.ts"
import { invoicesNeedingMe } from "#app/features/invoicing/invoices-needing-me.server.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { approvalNeeds } from "#app/features/purchasing/approvals/approval-needs.server.ts"
import { poolAnswers } from "#app/features/purchasing/approvals/approved-thing.ts"
import { contractNeeds } from "#app/features/purchasing/contracts/contract-needs.server.ts"
import { receiptNeeds } from "#app/features/purchasing/receipts/receipt-needs.server.ts"
import { poolNeeds } from "#app/features/purchasing/showing/pool-needs.server.ts"
import { bookingNeeds } from "#app/features/staffing/bookings/booking-needs.server.ts"
import { settlingNeeds } from "#app/features/staffing/hours/settling-needs.server.ts"
import { postAnswers } from "#app/features/staffing/posts/post-approval.ts"
import { postNeeds } from "#app/features/staffing/posts/post-needs.server.ts"
import { reviewNeeds } from "#app/features/staffing/reviews/review-needs.server.ts"
import { timesheetNeeds } from "#app/features/staffing/time/timesheet-needs.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

type Asker = Pick<Visit, "tx" | "actor" | "now">

/** Whatever waits for a person; each feature that makes people wait has its line here. */
const sources: ((tx: Asker["tx"], actor: Asker["actor"], today: Temporal.PlainDate) => Promise<Need[]>)[] = [
  (tx, actor) => approvalNeeds(tx, actor, [poolAnswers, postAnswers]),
  poolNeeds,
  postNeeds,
  receiptNeeds,
  invoicesNeedingMe,
  timesheetNeeds,
  settlingNeeds,
  contractNeeds,
  bookingNeeds,
  groupsNeedingMe,
  approvalsOfPostings,
  reviewNeeds,
]

export async function needsOf({ tx, actor, now }: Asker): Promise<Need[]> {
  const needs: Need[] = []
  for (const source of sources) needs.push(...(await source(tx, actor, civilDateOf(now))))
  return needs
}
