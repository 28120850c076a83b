import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { saveQuotation } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { aWorldOfPools, type Somebody } from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"
import { aQuotation } from "#tests/support/builders/quotations.ts"

export type WorldOfQuotations = Awaited<ReturnType<typeof aWorldOfQuotations>>

/** A world of pools whose people enter quotations by the form, read them, and leave events behind. */
export async function aWorldOfQuotations() {
  const world = await aWorldOfPools()
  const enter = (who: Somebody, pool: BuiltPool, quotation = aQuotation(pool, [[[1, 38_000n]]])) =>
    world.as(who, (tx, actor) => saveQuotation(tx, actor, { poolId: pool.id, quotation, from: "form" }))
  const quotationsSeenBy = (who: Somebody, pool: BuiltPool) =>
    world.as(who, (tx) => readQuotations(tx, pool.id))
  const eventsOf = async (pool: BuiltPool) => {
    const events = await world.owner
      .selectFrom("auditEvent")
      .select("act")
      .where("subjectId", "=", pool.id)
      .orderBy("id")
      .execute()
    return events.map(({ act }) => act)
  }
  return { ...world, enter, quotationsSeenBy, eventsOf }
}
