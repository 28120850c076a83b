import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { aWorldOfApprovals, decide } from "#tests/support/builders/approvals.ts"
import { join, passTime, type Somebody } from "#tests/support/builders/pool-world.ts"

let world: Awaited<ReturnType<typeof aWorldOfApprovals>>
beforeAll(async () => {
  world = await aWorldOfApprovals()
})
afterAll(() => world.leave())

const approve = { intent: "approve", shownPence: 19_200n } as const

test("of two approvers the first counts, and the second is told", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  const outcomes = await Promise.all([
    decide(world, world.hal, pool, approve),
    decide(world, world.ida, pool, approve),
  ])
  expect(outcomes.map((outcome) => outcome?.kind).sort()).toEqual(["decided", "refused"])
  expect(outcomes.find((outcome) => outcome?.kind === "refused")).toHaveProperty(
    "sentence",
    expect.stringMatching(/^(Hal|Ida) Head has approved it already\./),
  )
  const steps = await world.owner
    .selectFrom("approvalStep")
    .select("step")
    .where("poolId", "=", pool.id)
    .execute()
  expect(steps.filter(({ step }) => step === "approved")).toHaveLength(1)
})

test("each approval that is acknowledged before the closing counts in it", async () => {
  for (let round = 0; round < 4; round++) {
    const pool = await world.paperPool()
    await join(world, world.ann, pool, [40])
    await passTime(world.owner, pool, { milliseconds: 120 })
    const wait = new Promise((done) => setTimeout(done, 60 + round * 30))
    const deciding = wait.then(() => decide(world, world.hal, pool, approve))
    let closing = await world.close(pool)
    while (closing.kind === "not-due") closing = await world.close(pool)
    const decided = await deciding
    const shares = closing.clearing.kind === "cleared" ? closing.clearing.shares.length : 0
    expect(shares).toBe(decided?.kind === "decided" ? 1 : 0)
  }
})

test("a change and an approval at once: what counts at the end was approved", async () => {
  const pool = await world.paperPool()
  for (let round = 0; round < 6; round++) {
    await join(world, world.ann, pool, [40])
    await Promise.all([decide(world, world.hal, pool, approve), join(world, world.ann, pool, [60])])
    const { approval } = (await world.seenBy(world.ann, pool))!
    expect(approval).toMatchObject({ state: "awaiting", worstCasePence: 28_800n })
    expect(await world.demandOf(pool)).toBe(0)
  }
})

test("row-level security and the table refuse what a forged statement tries", async () => {
  const pool = await world.paperPool()
  await join(world, world.ann, pool, [40])
  const forge = (statement: ReturnType<typeof sql>, who: Somebody) =>
    world.as(who, (tx) => statement.execute(tx))
  const approving = (who: Somebody) =>
    sql`update approval set state = 'approved', approved_pence = worst_case_pence, approved_by = ${who.person} where pool_id = ${pool.id}`
  await expect(forge(approving(world.ann), world.ann)).rejects.toThrow("Nobody approves")
  await expect(forge(approving(world.hal), world.ann)).rejects.toThrow("Nobody approves")
  for (const who of [world.gus, world.tea, world.ben, world.fay])
    await forge(approving(who), who).catch((error) =>
      expect(String(error)).toMatch(/row-level security|Nobody approves/),
    )
  await expect(
    forge(
      sql`update approval set state = 'approved', approved_pence = 999999, approved_by = ${world.hal.person}`,
      world.hal,
    ),
  ).rejects.toThrow(/Nobody approves/)
  await expect(forge(sql`delete from approval`, world.ann)).rejects.toThrow("permission denied")
  await expect(forge(sql`delete from approval_step`, world.ann)).rejects.toThrow("permission denied")
  await expect(
    forge(
      sql`insert into approval_step (pool_id, school_id, step, worst_case_pence, person_id, person_name)
        values (${pool.id}, ${world.schools.oak}, 'approved', 1, ${world.hal.person}, 'Hal')`,
      world.ann,
    ),
  ).rejects.toThrow("row-level security")
  for (const table of ["approval", "approval_step", "spending_limit", "spending_limit_version"]) {
    const { rows } = await forge(sql`select * from ${sql.table(table)}`, world.ben)
    expect(rows).toEqual([])
  }
  const seen = await world.seenBy(world.ann, pool)
  expect(seen?.approval).toMatchObject({ state: "awaiting", worstCasePence: 19_200n })
  const far = await world.as(world.fay, (tx) => sql`select * from pool_awaiting(${pool.id})`.execute(tx))
  expect(far.rows).toEqual([])
})
