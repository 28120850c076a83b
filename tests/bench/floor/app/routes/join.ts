import { commitToPool } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import { holdToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { FloorArgs } from "#tests/bench/floor/floor-args.ts"

/** The same two statements as a join, in a transaction of their own. */
export const action = async ({ context: { db, actor }, params, request }: FloorArgs) => {
  const form = await request.formData()
  const quantity = Number(form.get("quantity"))
  const kind = await db.transaction().execute(async (tx) => {
    const pool = await holdToAnswer(tx, params.poolId ?? "")
    if (!pool) return "not-found"
    const lines = pool.terms.items.slice(0, 1).map((item) => ({ itemId: item.id, quantity }))
    return (await commitToPool(tx, actor, pool, { purchaseOrderNumber: "", lines })).kind
  })
  return new Response(null, { status: kind === "committed" ? 204 : 409 })
}
