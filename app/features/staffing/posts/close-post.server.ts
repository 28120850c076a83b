import { sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import {
  type LeftOut,
  leaveOutUnapproved,
} from "#app/features/purchasing/approvals/leave-out-unapproved.server.ts"
import { clearPost, type DayBid, type PostClearing } from "#app/features/staffing/posts/clear-post.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { moreHalfDaysNeeded, reasonFor } from "#app/features/staffing/posts/explain-post.ts"
import { lockPost } from "#app/features/staffing/posts/lock-post.server.ts"
import { byItself, movePost } from "#app/features/staffing/posts/move-post.server.ts"
import { isClosing, type SharedPost } from "#app/features/staffing/posts/post.ts"
import { postToApprove } from "#app/features/staffing/posts/post-approval.ts"
import { postResult } from "#app/features/staffing/posts/post-letters.ts"
import { writeReason } from "#app/features/staffing/posts/post-reasons.ts"
import { writeAbout } from "#app/features/staffing/posts/write-about-post.server.ts"
import type { Tx } from "#db/client.ts"

export type ClosingPost =
  | { kind: "closed"; clearing: PostClearing }
  /** Before its instant, closed or cancelled already, or gone. */
  | { kind: "not-due" }

/**
 * Closes a post whose instant has come: waits for the answers under way, finds who is in, and tells everybody. However
 * late it runs and however often, a post closes once, with what schools had said, and approved, before its instant.
 */
export async function closePost(tx: Tx, postId: string, letters: Post): Promise<ClosingPost> {
  const locked = await lockPost(tx, postId)
  if (!locked || !isClosing(locked.post, locked.now)) return { kind: "not-due" }
  const { post } = locked
  const without = await leaveOutUnapproved(tx, postToApprove(post))
  const all = await readBids(tx, postId)
  const bids = all.filter(({ schoolId }) => !without.has(schoolId))
  const clearing = clearPost(post, bids)
  await writeClearing(tx, post, bids, clearing)
  await writeLeftOut(tx, postId, all, without)
  await movePost(tx, { postId, from: "open", to: clearing.kind, by: byItself, reason: outcomeOf(clearing) })
  await writeAbout(tx, letters, postId, "participants", (reader) =>
    postResult(
      reader,
      post,
      { bids, clearing, leftOut: without.get(reader.schoolId) ?? null },
      letters.appUrl,
    ),
  )
  return { kind: "closed", clearing }
}

async function readBids(tx: Tx, postId: string): Promise<DayBid[]> {
  const { rows } = await sql<DayBid>`
    select school_id, half_days, limit_day_pence from day_bid where post_id = ${postId} order by school_id`.execute(
    tx,
  )
  return rows
}

async function writeClearing(
  tx: Tx,
  post: SharedPost,
  bids: readonly DayBid[],
  clearing: PostClearing,
): Promise<void> {
  const { kind, shares, ...sums } = clearing
  await tx
    .insertInto("postClearing")
    .values({
      ...{ postId: post.id, outcome: kind, ...sums },
      moreHalfDays: kind === "not-formed" && bids.length > 0 ? moreHalfDaysNeeded(post, bids) : null,
    })
    .execute()
  if (clearing.waiting.length > 0)
    await tx
      .insertInto("dayWaiting")
      .values(clearing.waiting.map((schoolId) => ({ postId: post.id, schoolId })))
      .execute()
  if (shares.length === 0) return
  await tx
    .insertInto("dayShare")
    .values(
      shares.map((share) => ({
        ...{ postId: post.id, ...share },
        reason: writeReason(reasonFor(post, bids, clearing, share.schoolId)),
      })),
    )
    .execute()
}

/** A school whose days nobody approved has none of them, and reads why. */
async function writeLeftOut(tx: Tx, postId: string, all: readonly DayBid[], without: LeftOut): Promise<void> {
  const rows = all.flatMap(({ schoolId, halfDays: asked }) => {
    const why = without.get(schoolId)
    return why === undefined
      ? []
      : [
          {
            ...{ postId, schoolId, asked, halfDays: 0, waiting: 0, netPence: 0n },
            reason: writeReason({ kind: "left-out", asked, why }),
          },
        ]
  })
  if (rows.length > 0) await tx.insertInto("dayShare").values(rows).execute()
}

/** How it ended, for the post's history. */
const outcomeOf = ({ kind, takenHalfDays, shares }: PostClearing): string => {
  if (kind === "not-formed") return "Too few days were wanted at what a day would have cost."
  const schools = shares.filter(({ halfDays }) => halfDays > 0).length
  return `${schools === 1 ? "1 school takes" : `${schools} schools take`} ${daysInWords(takenHalfDays)} a week.`
}
