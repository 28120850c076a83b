import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { withdrawCommitment } from "#app/features/purchasing/commitments/withdraw-commitment.server.ts"
import { holdToAnswer } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  passTime,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { type BuiltPool, paper } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
beforeAll(async () => {
  world = await aWorldOfPools()
})
afterAll(() => world.leave())

const view = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, (tx) => readPool(tx, pool.id))

const withdraw = ({ person, school }: Somebody, pool: BuiltPool) =>
  actingAs(world, person, school, async (tx, actor) => {
    const held = await holdToAnswer(tx, pool.id)
    return held && withdrawCommitment(tx, actor, held)
  })

test("a school joins, changes its mind, and its last word counts", async () => {
  const pool = await world.pool({ items: [paper, { ...paper, name: "A3 paper" }] })
  expect(await join(world, world.ann, pool, [40, 10], "PO-1")).toMatchObject({ kind: "committed" })
  expect(await join(world, world.ann, pool, [0, 60], "PO-2")).toMatchObject({ kind: "committed" })
  const seen = await view(world.ann, pool)
  expect(seen?.mine).toMatchObject({ purchaseOrderNumber: "PO-2", committedBy: "Ann Oak" })
  expect(seen?.mine?.lines).toEqual([{ itemId: pool.items[1]!.id, quantity: 60 }])
  expect(seen?.demand).toEqual([{ itemId: pool.items[1]!.id, quantity: 60, schools: 1 }])
})

test("every answer is on the record, with what was said", async () => {
  const pool = await world.pool()
  await join(world, world.ann, pool, [40])
  await withdraw(world.ann, pool)
  const events = await world.owner
    .selectFrom("auditEvent")
    .select(["act", "personName", "schoolId", "detail"])
    .where("subjectId", "=", pool.id)
    .orderBy("id")
    .execute()
  expect(events.map(({ act }) => act)).toEqual(["commit-to-pool", "withdraw-from-pool"])
  expect(events[0]).toMatchObject({ personName: "Ann Oak", schoolId: world.schools.oak })
  expect(events[0]?.detail).toMatchObject({ lines: [{ quantity: 40 }] })
})

test("a school that withdraws is out, and may come back until the closing", async () => {
  const pool = await world.pool()
  await join(world, world.ann, pool, [40])
  expect(await withdraw(world.ann, pool)).toEqual({ kind: "withdrawn" })
  expect(await withdraw(world.ann, pool)).toEqual({ kind: "withdrawn" })
  expect((await view(world.ann, pool))?.demand).toEqual([])
  expect(await join(world, world.ann, pool, [10])).toMatchObject({ kind: "committed" })
})

test("members see who is in and how much in all; only those who lead see each school's quantity", async () => {
  const pool = await world.pool()
  await join(world, world.ann, pool, [40])
  await join(world, world.ben, pool, [25])
  const ben = await view(world.ben, pool)
  expect(ben?.participants.map(({ name }) => name)).toEqual(["Oak Primary School", "Elm Primary School"])
  expect(ben?.demand[0]?.quantity).toBe(65)
  expect(ben?.commitments.map(({ schoolId }) => schoolId)).toEqual([world.schools.elm])
  for (const leader of [world.lee, world.cora])
    expect((await view(leader, pool))?.commitments).toHaveLength(2)
})

test("a commitment a second after closing is refused with the moment it closed, and nothing changes", async () => {
  const pool = await world.pool()
  await join(world, world.ann, pool, [40])
  await passTime(world.owner, pool, { seconds: -1 })
  const late = await join(world, world.ann, pool, [90])
  expect(late).toMatchObject({ kind: "refused" })
  expect(late).toHaveProperty(
    "sentence",
    expect.stringMatching(/^This pool closed on \w+day \d+ .*nothing was changed\.$/),
  )
  expect(await withdraw(world.ann, pool)).toMatchObject({ kind: "refused" })
  expect(await join(world, world.ben, pool, [5])).toMatchObject({ kind: "refused" })
  expect((await view(world.ann, pool))?.mine?.lines[0]?.quantity).toBe(40)
})

test("a pool that was cancelled meanwhile refuses, and says so", async () => {
  const pool = await world.pool({ state: "cancelled" })
  expect(await join(world, world.ann, pool, [40])).toEqual({
    kind: "refused",
    sentence: "This pool has been cancelled. Nothing was changed.",
  })
})

test("staff and governors look on: only those who handle a school's money answer for it", async () => {
  const pool = await world.pool()
  expect(await join(world, world.tea, pool, [40])).toEqual({
    kind: "forbidden",
    sentence: "Only a head, business manager or finance staff of Oak Primary School can answer for it.",
  })
})

test("who has lost their role between two clicks is refused", async () => {
  const pool = await world.pool()
  const { person, school } = world.ben
  await world.owner.updateTable("schoolRole").set({ role: "staff" }).where("personId", "=", person).execute()
  expect(await join(world, world.ben, pool, [40])).toMatchObject({ kind: "forbidden" })
  await world.owner
    .updateTable("schoolRole")
    .set({ role: "head" })
    .where("personId", "=", person)
    .where("schoolId", "=", school)
    .execute()
})

test("a school that has left the group cannot join, but sees and takes back what it said", async () => {
  const pool = await world.pool()
  await join(world, world.ben, pool, [40])
  const membership = world.owner.updateTable("groupSchool").where("schoolId", "=", world.schools.elm)
  await membership.set({ leftAt: Temporal.Now.instant() }).execute()
  expect(await join(world, world.ben, pool, [50])).toMatchObject({ kind: "forbidden" })
  expect((await view(world.ben, pool))?.mine?.lines[0]?.quantity).toBe(40)
  expect(await withdraw(world.ben, pool)).toEqual({ kind: "withdrawn" })
  await membership.set({ leftAt: null }).execute()
})

test("a pool of another group does not exist for a school", async () => {
  const pool = await world.pool()
  expect(await join(world, world.fay, pool, [40])).toBeNull()
  expect(await view(world.fay, pool)).toBeNull()
  expect(await world.as(world.ann, (tx) => readPool(tx, "not-an-id"))).toBeNull()
})

test("row-level security refuses what a forged statement tries", async () => {
  const open = await world.pool()
  const closed = await world.pool()
  await join(world, world.ann, open, [40])
  await join(world, world.ann, closed, [40])
  await passTime(world.owner, closed, { seconds: -1 })
  const item = (pool: BuiltPool) => pool.items[0]!.id
  const forge = (statement: ReturnType<typeof sql>, who = world.ben) =>
    world.as(who, (tx) => statement.execute(tx))
  const forSchool = (pool: BuiltPool, school: string, by: string) =>
    sql`insert into commitment (pool_id, school_id, committed_by) values (${pool.id}, ${school}, ${by})`
  const line = (pool: BuiltPool, school: string) =>
    sql`insert into commitment_line values (${pool.id}, ${school}, ${item(pool)}, 999)
      on conflict (pool_id, school_id, item_id) do update set quantity = 999`
  const { oak, elm, far } = world.schools
  await expect(forge(forSchool(open, oak, world.ben.person))).rejects.toThrow("row-level security")
  await expect(forge(forSchool(closed, elm, world.ben.person))).rejects.toThrow("row-level security")
  await expect(forge(forSchool(open, elm, world.ann.person))).rejects.toThrow("row-level security")
  await expect(forge(forSchool(open, far, world.fay.person), world.fay)).rejects.toThrow("row-level security")
  await expect(forge(forSchool(open, oak, world.tea.person), world.tea)).rejects.toThrow("row-level security")
  await expect(forge(line(open, oak))).rejects.toThrow("row-level security")
  await expect(forge(line(closed, oak), world.ann)).rejects.toThrow("row-level security")
  await forge(sql`update commitment_line set quantity = 1`)
  await forge(sql`delete from commitment_line`)
  await forge(sql`delete from commitment where pool_id = ${closed.id}`, world.ann)
  await forge(sql`update pool set closes_at = closes_at + interval '1 day', state = 'cancelled'`)
  await expect(forge(sql`update pool set outcome = 'cleared'`, world.lee)).rejects.toThrow(
    "permission denied",
  )
  for (const pool of [open, closed]) {
    const seen = await view(world.lee, pool)
    expect(seen?.terms.state).toBe("open")
    expect(seen?.commitments[0]?.lines).toEqual([{ itemId: item(pool), quantity: 40 }])
  }
})
