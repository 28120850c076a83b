import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { decideAnswer } from "#app/features/purchasing/approvals/decide-answer.server.ts"
import type { Decision } from "#app/features/purchasing/approvals/decide-approval-form.ts"
import type { Refusal } from "#app/features/purchasing/pools/refusal.ts"
import { whyTooLate } from "#app/features/staffing/posts/commit-days.server.ts"
import type { LockedPost } from "#app/features/staffing/posts/lock-post.server.ts"
import type { PostState } from "#app/features/staffing/posts/post.ts"
import { postToApprove } from "#app/features/staffing/posts/post-approval.ts"
import type { Tx } from "#db/client.ts"

/** Approves or refuses the days that the acting school would take of a held post. */
export const decideDays = (
  tx: Tx,
  actor: SchoolActor,
  { post }: LockedPost,
  decision: Decision,
  letters: Post,
): Promise<{ kind: "decided" } | Refusal> => {
  const late = (state: string, closesAt: Temporal.Instant) => whyTooLate(state as PostState, closesAt)
  return decideAnswer(tx, actor, postToApprove(post), { ...decision, whyTooLate: late }, letters)
}
