import { randomUUID } from "node:crypto"
import type { Actor } from "#app/features/auth/actor.ts"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { accountWith } from "#app/features/purchasing/corrections/apply-facts.server.ts"
import { factsOf, type PoolAccount, sameFacts } from "#app/features/purchasing/corrections/pool-account.ts"
import { writeCorrection } from "#app/features/purchasing/corrections/write-correction.server.ts"
import { factsOfDeliveries } from "#app/features/purchasing/deliveries/delivery.ts"
import { poolDelivered } from "#app/features/purchasing/deliveries/delivery-letters.ts"
import { readDeliveries } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { Tx } from "#db/client.ts"

/**
 * Settles what came of an order, once its last delivery is recorded: where it is not what was ordered, every
 * school's share follows what arrived. Every school is told, and asked to say whether it has its part.
 */
export async function completeDelivery(tx: Tx, actor: Actor, poolId: string, post: Post): Promise<void> {
  const pool = await readPool(tx, poolId)
  const history = pool && (await readAccountHistory(tx, pool))
  if (!history) throw new Error(`Pool ${poolId} has not been cleared`)
  const { closing } = history
  const facts = factsOfDeliveries(closing, await readDeliveries(tx, poolId))
  const isAsOrdered = sameFacts(facts, factsOf(closing))
  const account: PoolAccount = isAsOrdered ? closing : accountWith(pool, history, facts)
  if (!isAsOrdered) {
    const reason = "The delivery was not what was ordered."
    const position = history.corrections.length + 1
    await writeCorrection(tx, actor, {
      id: randomUUID(),
      poolId,
      position,
      cause: "delivery",
      reason,
      account,
    })
  }
  await writeToSchools(tx, post, await addresseesOf(tx, poolId, "participants"), (reader) =>
    poolDelivered(
      reader,
      pool.terms,
      { schoolId: reader.schoolId, before: closing, after: account },
      post.appUrl,
    ),
  )
}
