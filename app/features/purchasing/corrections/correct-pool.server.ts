import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { writeToSchools } from "#app/features/groups/letters/write-to-schools.server.ts"
import { type AccountHistory, currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { applyFacts } from "#app/features/purchasing/corrections/apply-facts.server.ts"
import type { Issuing } from "#app/features/purchasing/corrections/charge-corrections.server.ts"
import { type AccountFacts, factsOf, sameFacts } from "#app/features/purchasing/corrections/pool-account.ts"
import { poolCorrected } from "#app/features/purchasing/deliveries/delivery-letters.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { addresseesOf } from "#app/features/purchasing/pools/pool-post.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy, poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { Tx } from "#db/client.ts"

export type Held = { kind: "held"; pool: PoolView; history: AccountHistory }

/**
 * Holds a delivered pool until the transaction ends, for whoever may correct it: those who lead it, and once it is
 * invoiced only those who handle the lead school's money, because a correction then issues documents.
 */
export async function holdForCorrection(tx: Tx, actor: Actor, poolId: string): Promise<Held | Refusal> {
  if (!(await lockPool(tx, poolId))) return poolNotFound
  return readForCorrection(tx, actor, poolId)
}

/** As `holdForCorrection`, to look at. */
export async function readForCorrection(tx: Tx, actor: Actor, poolId: string): Promise<Held | Refusal> {
  const pool = await readPool(tx, poolId)
  if (!pool) return poolNotFound
  if (!can(actor, "correct-pool", inPolicy(pool.terms)))
    return {
      kind: "forbidden",
      sentence:
        pool.terms.state === "invoiced"
          ? `Only ${pool.terms.leadSchool.name}'s head, business manager and finance staff can correct a pool that is invoiced.`
          : "Only those who lead this pool can correct it.",
    }
  const history = await readAccountHistory(tx, pool)
  if (!history || (pool.terms.state !== "delivered" && pool.terms.state !== "invoiced"))
    return refused("A pool can be corrected once it has been delivered.")
  return { kind: "held", pool, history }
}

type Correction = { id: string; facts: AccountFacts; reason: string }

export type Corrected = { kind: "corrected" } | Refusal

/**
 * Records that the supplier delivered or charged something else than what stands. Every share follows with the least
 * change; in an invoiced pool, each school concerned gets a further invoice or a credit note.
 */
export async function correctPool(
  tx: Tx,
  actor: Actor,
  { pool, history }: Held,
  { id, facts, reason }: Correction,
  around: Issuing,
): Promise<Corrected> {
  if (history.corrections.some((one) => one.id === id)) return { kind: "corrected" }
  const before = currentAccount(history)
  if (sameFacts(facts, factsOf(before)))
    return refused("This is what stands already. Change a quantity, a price or the delivery cost.")
  const after = await applyFacts(tx, actor, { id, pool, history, facts, cause: "correction", reason }, around)
  if (pool.terms.state === "delivered")
    await writeToSchools(tx, around, await addresseesOf(tx, pool.terms.id, "participants"), (reader) =>
      poolCorrected(reader, pool.terms, { schoolId: reader.schoolId, before, after, reason }, around.appUrl),
    )
  return { kind: "corrected" }
}
