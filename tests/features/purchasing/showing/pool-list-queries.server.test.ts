import { afterAll, beforeAll, expect, test } from "vitest"
import { closeDuePools } from "#app/features/purchasing/pools/close-due-pools.server.ts"
import type { PoolFilter } from "#app/features/purchasing/pools/pool-candidates.server.ts"
import { listPools, type PoolPage } from "#app/features/purchasing/showing/pool-list-queries.server.ts"
import { poolsNeedingMe } from "#app/features/purchasing/showing/pools-needing-me.server.ts"
import { aGroup } from "#tests/support/builders/groups.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import { aCommitment, type BuiltPool } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
const open: BuiltPool[] = []

beforeAll(async () => {
  world = await aWorldOfPools()
  const both = await aGroup(world.owner, { name: "Both", schools: [world.schools.oak, world.schools.nidd] })
  for (let n = 0; n < 7; n++)
    open.push(
      await world.pool({
        title: `Open ${n}`,
        closesIn: { hours: 24 + n },
        groups: n === 3 ? [world.group, both] : [world.group],
      }),
    )
  await world.pool({ title: "Drafted", state: "draft" })
  await world.pool({
    title: "Long ago",
    state: "invoiced",
    opensIn: { hours: -9_999 },
    closesIn: { hours: -9_000 },
  })
  const cleared = await world.pool({ title: "Just closed", closesIn: { seconds: -1 } })
  await aCommitment(world.owner, cleared, {
    school: world.schools.oak,
    by: world.ann.person,
    quantities: [60],
  })
  await closeDuePools(world.worker, keptPost())
  await join(world, world.ann, open[0]!, [40])
  await join(world, world.ben, open[0]!, [25])
})
afterAll(() => world.leave())

const list = (
  { person, school }: Somebody,
  filter: Partial<PoolFilter> = {},
  cursor: string | null = null,
  limit = 20,
) =>
  actingAs(world, person, school, (tx, actor) =>
    listPools(tx, actor, { states: ["open"], order: "soonest-first", ...filter }, cursor, limit),
  )
const titles = (page: PoolPage) => page.pools.map(({ terms }) => terms.title)
const past = ["closed", "ordered", "delivered", "invoiced", "cancelled"] as const

test("open pools come by their closing, each once, with the demand, one's own answer and how many are in", async () => {
  const page = await list(world.ann)
  expect(titles(page)).toEqual(["Open 0", "Open 1", "Open 2", "Open 3", "Open 4", "Open 5", "Open 6"])
  expect(page.pools[0]).toMatchObject({
    demand: [{ quantity: 65, schools: 2 }],
    mine: [{ quantity: 40 }],
    schools: 2,
  })
  expect(page.pools[1]).toMatchObject({ demand: [], mine: [], schools: 0 })
  expect(page.pools[3]?.terms.groups.map(({ name }) => name)).toEqual(["Both", "Nidd schools"])
})

test("a list goes forwards and backwards page by page, and ends where it ends", async () => {
  for (const order of ["soonest-first", "latest-first"] as const) {
    const whole = titles(await list(world.ann, { order }))
    const first = await list(world.ann, { order }, null, 3)
    const second = await list(world.ann, { order }, first.next, 3)
    const third = await list(world.ann, { order }, second.next, 3)
    expect([...titles(first), ...titles(second), ...titles(third)]).toEqual(whole)
    expect([first.previous, third.next]).toEqual([null, null])
    const back = await list(world.ann, { order }, third.previous, 3)
    expect(titles(back)).toEqual(titles(second))
    const start = await list(world.ann, { order }, back.previous, 3)
    expect(titles(start)).toEqual(titles(first))
    expect(start.previous).toBeNull()
  }
})

test("a damaged cursor starts the list at its beginning", async () => {
  for (const cursor of [
    "nonsense",
    btoa('["after","never","x"]'),
    btoa('["after","2026-13-01T00:00:00Z","x"]'),
  ])
    expect(titles(await list(world.ann, {}, cursor, 2))).toEqual(["Open 0", "Open 1"])
})

test("a list narrows to one group, to unanswered or joined pools, and to words in any order", async () => {
  const both = (await list(world.ann)).pools[3]!.terms.groups[0]!.id
  expect(titles(await list(world.ann, { groupId: both }))).toEqual(["Open 3"])
  expect(titles(await list(world.ann, { answer: "unanswered" }))).toHaveLength(6)
  expect(titles(await list(world.ann, { answer: "joined" }))).toEqual(["Open 0"])
  expect(titles(await list(world.ann, { answer: "joined", states: past, order: "latest-first" }))).toEqual([
    "Just closed",
  ])
  expect(titles(await list(world.ann, { words: "fairdale  OPEN" }))).toHaveLength(7)
  expect(titles(await list(world.ann, { words: "' or \" ((\0" }))).toEqual([])
  expect(titles(await list(world.ann, { words: "laptops" }))).toEqual([])
})

test("past pools come latest first, with what the school paid", async () => {
  const page = await list(world.ann, { states: past, order: "latest-first" })
  expect(titles(page)).toEqual(["Just closed", "Long ago"])
  // 60 × £4.00 and all £45.00 of delivery, with 20% VAT.
  expect(page.pools.map(({ myGrossPence }) => myGrossPence)).toEqual([34_200n, null])
})

test("drafts are listed for those who lead them alone, and other groups' pools for nobody of this one", async () => {
  const drafts = { states: ["draft"] } as const
  for (const leader of [world.lee, world.cora])
    expect(titles(await list(leader, drafts))).toEqual(["Drafted"])
  for (const other of [world.ann, world.fay]) expect(titles(await list(other, drafts))).toEqual([])
  expect(titles(await list(world.fay))).toEqual([])
})

test("what a school took part in stays in its list after it has left the group", async () => {
  const membership = world.owner.updateTable("groupSchool").where("schoolId", "=", world.schools.oak)
  await membership.set({ leftAt: Temporal.Now.instant() }).execute()
  expect(titles(await list(world.ann, { states: past, order: "latest-first" }))).toEqual(["Just closed"])
  await membership.set({ leftAt: null }).execute()
})

test("the first screen names pools to answer, the lead's next step, and fresh results", async () => {
  const needs = ({ person, school }: Somebody) =>
    actingAs(world, person, school, async (tx, actor) =>
      (await poolsNeedingMe(tx, actor)).map(({ need, title }) => `${need}: ${title}`),
    )
  expect(await needs(world.ann)).toEqual([
    ...[1, 2, 3, 4, 5, 6].map((n) => `answer: Open ${n}`),
    "read-result: Just closed",
  ])
  expect(await needs(world.lee)).toContain("order: Just closed")
  expect(await needs(world.fay)).toEqual([])
})
