import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { setSpendingLimits } from "#app/features/purchasing/approvals/set-spending-limits.server.ts"
import { limitHistory } from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"
import type { SpendingLimit } from "#app/features/purchasing/approvals/spending-limits.ts"
import { oakWithApprovers } from "#tests/support/builders/approvals.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import { aWorldOfPools, join, type Somebody, type WorldOfPools } from "#tests/support/builders/pool-world.ts"
import { aPost } from "#tests/support/builders/post.ts"

let world: WorldOfPools
let oak: Awaited<ReturnType<typeof oakWithApprovers>>
beforeAll(async () => {
  world = await aWorldOfPools()
  oak = await oakWithApprovers(world)
})
afterAll(() => world.leave())

const set = ({ person, school }: Somebody, version: number, ...limits: SpendingLimit[]) =>
  actingAs(world, person, school, (tx, actor) => setSpendingLimits(tx, actor, { version, limits }, aPost))
const history = ({ person, school }: Somebody) =>
  actingAs(world, person, school, (tx) => limitHistory(tx, school))
const managers = (limitPence: bigint): SpendingLimit => ({
  ...{ holder: "business-manager", cfrCode: null, limitPence },
})

test("a head sets limits, the governors hear of it, and what held before can be told", async () => {
  expect((await history(oak.hal)).current).toMatchObject({ version: 0, limits: [] })
  expect(await set(oak.hal, 0, managers(50_000n))).toEqual({ kind: "set" })
  const codes: SpendingLimit = { holder: "governors", cfrCode: "E19", limitPence: 900_000n }
  expect(await set(oak.hal, 1, managers(20_000n), codes)).toEqual({ kind: "set" })
  const { current, earlier } = await history(oak.gia)
  expect(current).toMatchObject({ version: 2, setBy: "Hal Head", limits: [managers(20_000n), codes] })
  expect(earlier.map(({ limits }) => limits)).toEqual([[managers(50_000n)]])
  const mails = await world.owner.selectFrom("mail").select(["recipient", "body"]).execute()
  // Gia governs alone; Gus, who manages the business too, is not a second pair of eyes.
  expect(mails).toHaveLength(2)
  expect(mails[1]?.body).toContain("up to £200.00 without approval")
  const events = await world.owner
    .selectFrom("auditEvent")
    .select(["act", "groupId"])
    .where("act", "=", "set-spending-limits")
    .execute()
  expect(events).toHaveLength(2)
  expect(events.every(({ groupId }) => groupId === null)).toBe(true)
})

test("posting the same again changes nothing; another's change is seen first", async () => {
  const { current } = await history(oak.hal)
  expect(await set(oak.hal, 0, ...current.limits)).toEqual({ kind: "set" })
  expect(await set(oak.ida, 1, managers(1n))).toEqual({ kind: "changed-meanwhile", by: "Hal Head" })
  expect((await history(oak.hal)).current.version).toBe(current.version)
  const both = await Promise.all([
    set(oak.hal, current.version, managers(1n)),
    set(oak.ida, current.version, managers(2n)),
  ])
  expect(both.map(({ kind }) => kind).sort()).toEqual(["changed-meanwhile", "set"])
})

test("only heads set limits, and only at their school; nothing that held can be changed", async () => {
  const { version } = (await history(oak.hal)).current
  for (const somebody of [world.ann, world.tea, oak.gia])
    expect(await set(somebody, version, managers(9n))).toEqual({ kind: "not-allowed" })
  expect((await history(world.ben)).current.version).toBe(0)
  const forge = (statement: ReturnType<typeof sql>, who: Somebody) =>
    world.as(who, (tx) => statement.execute(tx))
  const { oak: school } = world.schools
  const adding = (at: number) => sql`insert into spending_limit values (${school}, ${at}, 'finance', null, 1)`
  await expect(forge(adding(version), oak.hal)).rejects.toThrow("do not change")
  await expect(forge(adding(version), world.ann)).rejects.toThrow()
  await expect(forge(sql`update spending_limit set limit_pence = 0`, oak.hal)).rejects.toThrow(
    "permission denied",
  )
  const newest = (by: string) =>
    sql`insert into spending_limit_version (school_id, version, set_by, set_by_name) values (${school}, 99, ${by}, 'x')`
  await expect(forge(newest(world.ann.person), world.ann)).rejects.toThrow("row-level security")
  await expect(forge(newest(oak.hal.person), world.ben)).rejects.toThrow("row-level security")
})

test("new limits count for answers given or changed from then on", async () => {
  const pool = await world.pool()
  const before = (await history(oak.hal)).current.version
  await set(oak.hal, before)
  await join(world, world.ann, pool, [40])
  const version = before + 1
  await set(oak.hal, version, managers(0n))
  const waiting = () => world.owner.selectFrom("approval").selectAll().where("poolId", "=", pool.id).execute()
  expect(await waiting()).toEqual([])
  expect(await join(world, world.ann, pool, [40])).toMatchObject({ approval: "awaiting" })
  await set(oak.hal, version + 1)
  expect(await join(world, world.ann, pool, [40])).toMatchObject({ approval: "not-needed" })
  expect(await waiting()).toMatchObject([{ state: "not-needed" }])
})
