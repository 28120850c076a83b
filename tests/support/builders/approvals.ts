import type { Kysely } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { decideApproval } from "#app/features/purchasing/approvals/decide-approval.server.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import type { Database } from "#db/client.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import { aWorldOfPools, type Somebody, type WorldOfPools } from "#tests/support/builders/pool-world.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"
import { aPost } from "#tests/support/builders/post.ts"

/** What a school's people may commit alone; a new version at each call. */
export const spendingLimitsAt = (
  owner: Kysely<Database>,
  { school, setBy, version = 1 }: { school: string; setBy: string; version?: number },
  ...limits: readonly (readonly [SpendingLimit["holder"], limitPence: bigint, cfrCode?: string])[]
): Promise<void> =>
  owner.transaction().execute(async (tx) => {
    const place = { schoolId: school, version }
    await tx
      .insertInto("spendingLimitVersion")
      .values({ ...place, setBy, setByName: "The head" })
      .execute()
    for (const [holder, limitPence, cfrCode = null] of limits)
      await tx
        .insertInto("spendingLimit")
        .values({ ...place, holder, limitPence, cfrCode })
        .execute()
  })

/**
 * Oak Primary School with somebody in every place that has a say: Hal and Ida are heads, Gia governs, Gus governs and
 * manages the business as well, Ann (of the world of pools) manages the business.
 */
export async function oakWithApprovers({ owner, schools: { oak } }: WorldOfPools) {
  const somebody = async (name: string, ...roles: ("head" | "business-manager" | "governor")[]) => ({
    person: await aPerson(owner, { name, roles: roles.map((role) => [oak, role] as const) }),
    school: oak,
  })
  return {
    hal: await somebody("Hal Head", "head"),
    ida: await somebody("Ida Head", "head"),
    gia: await somebody("Gia Governor", "governor"),
    gus: await somebody("Gus Governor", "governor", "business-manager"),
  }
}

/**
 * The world of pools with limits at Oak: £100 for business managers, £1,000 for heads, a governor above £2,000. 40 reams
 * of its paper come to £192.00, VAT included, whatever others take.
 */
export async function aWorldOfApprovals() {
  const world = await aWorldOfPools()
  const oak = await oakWithApprovers(world)
  await spendingLimitsAt(
    world.owner,
    { school: world.schools.oak, setBy: oak.hal.person },
    ["business-manager", 10_000n],
    ["head", 100_000n],
    ["governors", 200_000n],
  )
  const paperPool = () => world.pool({ deliveryPence: 0n, items: [{ ...paper, tiers: [[1, 40_000n]] }] })
  const seenBy = ({ person, school }: Somebody, pool: BuiltPool) =>
    actingAs(world, person, school, (tx) => readPool(tx, pool.id))
  /** What counts in the pool's price, as another school sees it. */
  const demandOf = async (pool: BuiltPool) => (await seenBy(world.ben, pool))?.demand[0]?.quantity ?? 0
  const close = (pool: BuiltPool) => world.worker.transaction().execute((tx) => closePool(tx, pool.id, aPost))
  return { ...world, ...oak, paperPool, seenBy, demandOf, close }
}

type Wish = { intent: "approve" | "refuse"; shownPence: bigint; reason?: string }

/** Approves or refuses as a page does: holds the pool, then writes. `null`: the pool is not to be seen. */
export const decide = (
  world: Pick<World, "owner" | "app">,
  { person, school }: Somebody,
  pool: BuiltPool,
  { reason = "", ...wish }: Wish,
  post: Post = aPost,
) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await holdPool(tx, pool.id)
    return held && decideApproval(tx, actor, held, { ...wish, reason }, post)
  })
