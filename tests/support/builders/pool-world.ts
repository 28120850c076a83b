import { sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import type { Job } from "#app/features/notifications/job-queue.server.ts"
import { commitToPool, type Joining } from "#app/features/purchasing/commitments/commit-to-pool.server.ts"
import { holdToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { actingAs, aPerson, enterWorld, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import { aPool, type BuiltPool, type PoolWish } from "#tests/support/builders/pools.ts"
import { cloneDatabase } from "#tests/support/database.ts"

/** Somebody who acts for a school. */
export type Somebody = { person: string; school: string }

/** A post that keeps what it is asked to do later, for tests that look at it. */
export const keptPost = (): Post & { kept: Job[] } => {
  const kept: Job[] = []
  return { kept, appUrl: "https://kith.example", jobs: { enqueue: async (_tx, job) => void kept.push(job) } }
}

export type WorldOfPools = Awaited<ReturnType<typeof aWorldOfPools>>

/**
 * One group: Nidd High School leads (Lee, business manager), Oak and Elm are members (Ann and Ben), Cora of Oak
 * coordinates; Far School is in another group (Fay). `worker` has the rights that deadlines run with; `as` is what one of
 * them does, with the rights that pages have.
 */
export async function aWorldOfPools() {
  const database = await cloneDatabase()
  const world = enterWorld(database)
  const worker = createDatabase(createPool(database.url, "kith_worker", 4))
  const { owner } = world
  const nidd = await aSchool(owner, { name: "Nidd High School", phase: "secondary", roll: 900 })
  const oak = await aSchool(owner, { name: "Oak Primary School" })
  const elm = await aSchool(owner, { name: "Elm Primary School", roll: 90 })
  const far = await aSchool(owner, { name: "Far Primary School" })
  const somebody = async (
    name: string,
    school: string,
    ...roles: ("head" | "business-manager" | "staff" | "governor")[]
  ) => ({
    person: await aPerson(owner, { name, roles: roles.map((role) => [school, role] as const) }),
    school,
  })
  const people = {
    lee: await somebody("Lee Lead", nidd, "business-manager"),
    ann: await somebody("Ann Oak", oak, "business-manager"),
    tea: await somebody("Tea Cher", oak, "staff"),
    cora: await somebody("Cora Ordinator", oak, "staff"),
    ben: await somebody("Ben Elm", elm, "head"),
    fay: await somebody("Fay Far", far, "business-manager"),
  }
  const group = await aGroup(owner, {
    name: "Nidd schools",
    schools: [nidd, oak, elm],
    coordinators: [people.cora.person],
  })
  await aGroup(owner, { name: "Far schools", schools: [far] })
  const as = <T>({ person, school }: Somebody, work: SchoolWork<T>) => actingAs(world, person, school, work)
  const leave = async () => {
    await worker.destroy()
    await world.leave()
    await database.drop()
  }
  const pool = (wish: Partial<PoolWish> = {}) =>
    aPool(owner, { leadSchool: nidd, groups: [group], createdBy: people.lee.person, ...wish })
  return { ...world, database, worker, schools: { nidd, oak, elm, far }, ...people, group, pool, as, leave }
}

/** Commits to a pool as a page does: holds it, then writes. `null`: the pool is not to be seen. */
export const join = (
  world: Pick<World, "owner" | "app">,
  { person, school }: Somebody,
  pool: BuiltPool,
  quantities: readonly number[],
  purchaseOrderNumber = "",
): Promise<Joining | null> =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await holdToAnswer(tx, pool.id)
    const lines = quantities.flatMap((quantity, i) =>
      quantity > 0 ? [{ itemId: pool.items[i]!.id, quantity }] : [],
    )
    return held && commitToPool(tx, actor, held, { purchaseOrderNumber, lines })
  })

/** Moves a pool's closing, as the passing of time would; the guard that its terms stand looks away. */
export const passTime = (
  owner: World["owner"],
  pool: BuiltPool,
  closesIn: Temporal.DurationLike,
): Promise<void> =>
  owner.transaction().execute(async (tx) => {
    await sql`alter table pool disable trigger pool_terms_stand`.execute(tx)
    const closesAt = Temporal.Now.instant().add(closesIn)
    await tx.updateTable("pool").set({ closesAt }).where("id", "=", pool.id).execute()
    await sql`alter table pool enable trigger pool_terms_stand`.execute(tx)
  })
