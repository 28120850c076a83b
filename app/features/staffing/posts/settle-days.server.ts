import { sql } from "kysely"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { type Settled, settleAnswer } from "#app/features/purchasing/approvals/settle-answer.server.ts"
import {
  type LimitJson,
  limitsJson,
  limitsOf,
} from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { WantedDays } from "#app/features/staffing/posts/days-form.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { approvalForDays, daysWorstPence, postToApprove } from "#app/features/staffing/posts/post-approval.ts"
import type { Tx } from "#db/client.ts"

/** Settles whether days that the acting school has just committed wait for somebody's approval. */
export async function settleDays(
  tx: Tx,
  actor: SchoolActor,
  post: SharedPost,
  days: WantedDays,
): Promise<Settled> {
  const { rows } = await sql<{ limits: LimitJson[] | null; isAsked: boolean; mayBearVat: boolean }>`
    select ${limitsJson(sql`${actor.school.id}::uuid`)} as limits,
      exists (select from approval a where a.post_id = ${post.id} and a.school_id = ${actor.school.id}) as is_asked,
      coalesce(post_may_bear_vat(${post.id}, ${actor.school.id}), true) as may_bear_vat`.execute(tx)
  const { limits, isAsked, mayBearVat } = rows[0]!
  if (limits === null && !isAsked) return "not-needed"
  const asked = { mayBearVat, limits: limitsOf(limits), roles: actor.school.roles }
  return settleAnswer(tx, actor, postToApprove(post), {
    worstPence: daysWorstPence(post, days, mayBearVat),
    needed: approvalForDays(post, days, asked),
    isAsked,
  })
}
