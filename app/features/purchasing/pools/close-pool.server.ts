import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { leftOut } from "#app/features/purchasing/approvals/approval-letters.ts"
import { poolToApprove } from "#app/features/purchasing/approvals/approved-thing.ts"
import {
  type LeftOut,
  leaveOutUnapproved,
} from "#app/features/purchasing/approvals/leave-out-unapproved.server.ts"
import { capReachedBy, capStanding } from "#app/features/purchasing/cap/pool-cap.ts"
import { reachedBy } from "#app/features/purchasing/cap/reached-by.ts"
import { readCommitments } from "#app/features/purchasing/commitments/commitment-queries.server.ts"
import { explainClearing } from "#app/features/purchasing/explaining/explain-clearing.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { byItself, movePool } from "#app/features/purchasing/pools/move-pool.server.ts"
import { isClosing, type PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { poolResult, poolToOrder } from "#app/features/purchasing/pools/pool-letters.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { noteWarnings } from "#app/features/purchasing/procurement/note-warnings.server.ts"
import { clearPool } from "#app/features/purchasing/reckoning/clear-pool.ts"
import type { PoolClearing } from "#app/features/purchasing/reckoning/clearing-outcome.ts"
import { writeClearing } from "#app/features/purchasing/reckoning/write-clearing.server.ts"
import type { Tx } from "#db/client.ts"

export type Closing =
  | { kind: "closed"; clearing: PoolClearing }
  /** Before its instant, closed or cancelled already, or gone. */
  | { kind: "not-due" }

/**
 * Closes a pool whose instant has come, or whose demand has reached its cap: waits for the joins under way, clears
 * what they add up to, and tells everybody what came of it. However late it runs and however often, a pool closes
 * once, with what was committed before its instant; at its cap that instant is now.
 */
export async function closePool(tx: Tx, poolId: string, post: Post): Promise<Closing> {
  const locked = await lockPool(tx, poolId)
  if (locked?.terms.state !== "open") return { kind: "not-due" }
  const { terms, now } = locked
  const isDue = isClosing(terms, now)
  if (!isDue && terms.cap === null) return { kind: "not-due" }
  const commitments = await readCommitments(tx, poolId)
  const cleared = clearPool(terms, commitments)
  const cap = isDue ? null : capStanding(terms, reachedBy(commitments, cleared))
  if (!isDue && !cap?.isReached) return { kind: "not-due" }
  if (cap) await tx.updateTable("pool").set({ closesAt: now }).where("id", "=", poolId).execute()
  const without = await leaveOutUnapproved(tx, poolToApprove(terms))
  const { clearing, reasons } = explainClearing(terms, commitments, cleared)
  await writeClearing(tx, poolId, clearing, reasons)
  await tx.updateTable("pool").set({ outcome: clearing.kind }).where("id", "=", poolId).execute()
  const reason = [...(cap ? [capReachedBy(terms, cap)] : []), outcomeOf(clearing)].join(" ")
  await movePool(tx, { poolId, from: "open", to: "closed", by: byItself, reason })
  if (clearing.kind === "cleared")
    await noteWarnings(tx, terms, { stage: "closing", by: byItself, grossPence: grossOf(clearing) })
  await tellResult(tx, terms, clearing, without, post)
  return { kind: "closed", clearing }
}

const grossOf = (order: Extract<PoolClearing, { kind: "cleared" }>) =>
  order.goodsPence + order.deliveryPence + order.vatPence

/** How many items cleared, in a sentence for the pool's history. */
export const outcomeOf = (clearing: PoolClearing): string => {
  const cleared = clearing.items.filter(({ outcome }) => outcome === "cleared").length
  if (clearing.kind === "nothing-clears") return "Nothing could be bought under what the schools asked for."
  return cleared === clearing.items.length
    ? "Every item cleared."
    : `${cleared} of ${clearing.items.length} items cleared.`
}

async function tellResult(
  tx: Tx,
  terms: PoolTerms,
  clearing: PoolClearing,
  without: LeftOut,
  post: Post,
): Promise<void> {
  await writeToSchools(tx, post, await addresseesOf(tx, terms.id, "participants"), (reader) => {
    const reason = without.get(reader.schoolId)
    return reason === undefined
      ? poolResult(reader, terms, clearing, reader.schoolId, post.appUrl)
      : leftOut(reader, poolToApprove(terms), reason, post.appUrl)
  })
  await writeToSchools(tx, post, await addresseesOf(tx, terms.id, "lead"), (reader) =>
    poolToOrder(reader, terms, clearing, post.appUrl),
  )
}
