import type { Kysely } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToApproversOf } from "#app/features/purchasing/approvals/write-to-approvers.server.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { postAnswers, postToApprove } from "#app/features/staffing/posts/post-approval.ts"
import type { Database } from "#db/client.ts"

/** Writes to those whose approval of days is asked, and again before a post closes without it. */
export const writeToApproversOfDays = (db: Kysely<Database>, letters: Post): Promise<void> =>
  writeToApproversOf(
    db,
    postAnswers,
    async (tx, id) => {
      const held = await lockPost(tx, id, "hold")
      return held && { thing: postToApprove(held.post), now: held.now }
    },
    letters,
  )
