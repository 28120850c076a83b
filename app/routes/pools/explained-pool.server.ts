import { asItStands } from "#app/features/purchasing/corrections/as-it-stands.server.ts"
import { type Explanation, explain } from "#app/features/purchasing/explaining/explanation.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/**
 * The result of a closed pool as one of its schools has it explained, its share as corrections have left it: 404 for a
 * school that took no part.
 */
export async function explainedPool(
  visit: Visit,
): Promise<{ view: PoolView; explanation: Explanation & { isCorrected: boolean } }> {
  const closed = await poolFor(visit, "see-why")
  const view = await asItStands(visit.tx, closed)
  const { terms, result } = view
  if (!result?.reason) throw notFound()
  return { view, explanation: { ...explain(terms, result, result.reason), isCorrected: view !== closed } }
}
