import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/**
 * Has Kith look, once this answer stands, whether the pool has reached its cap. Every answer to a pool with a cap asks
 * for it: of two that reach it together neither sees the other, and whoever waited to find out would have schools
 * queue.
 */
export async function watchCap(
  tx: Tx,
  { id, cap }: Pick<PoolTerms, "id" | "cap">,
  around: { jobs: JobQueue },
): Promise<void> {
  if (cap !== null) await around.jobs.enqueue(tx, { queue: "close-at-cap", data: { poolId: id } })
}
