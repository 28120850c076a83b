import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, expect, test } from "vitest"
import { copyPool } from "#app/features/purchasing/again/copy-pool.server.ts"
import { readLastTime } from "#app/features/purchasing/again/last-time.server.ts"
import { presentBought } from "#app/features/purchasing/again/present-bought.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { presentPool } from "#app/features/purchasing/showing/present-pool.server.ts"
import { actingAs } from "#tests/support/builders/people.ts"
import {
  aWorldOfPools,
  join,
  keptPost,
  passTime,
  type Somebody,
  type WorldOfPools,
} from "#tests/support/builders/pool-world.ts"
import type { BuiltPool } from "#tests/support/builders/pools.ts"

let world: WorldOfPools
let lastYears: BuiltPool
beforeAll(async () => {
  world = await aWorldOfPools()
  lastYears = await world.pool({ title: "Last year's paper" })
  await join(world, world.ann, lastYears, [60])
  await join(world, world.ben, lastYears, [40])
  await passTime(world.owner, lastYears, { seconds: -1 })
  await world.worker.transaction().execute((tx) => closePool(tx, lastYears.id, keptPost()))
})
afterAll(() => world.leave())

const copy = ({ person, school }: Somebody, pool: { id: string }, newId: string = randomUUID()) =>
  actingAs(world, person, school, (tx, actor) =>
    copyPool(tx, actor, { poolId: pool.id, newId, dates: "from-today", now: Temporal.Now.instant() }),
  )
const read = ({ person, school }: Somebody, poolId: string) =>
  actingAs(world, person, school, (tx) => readPool(tx, poolId))

test("whoever leads buys last year's pool again as a draft of the same, and only drafts it", async () => {
  const outcome = await copy(world.lee, lastYears)
  if (outcome.kind !== "copied") throw new Error(outcome.kind)
  const view = await read(world.lee, outcome.poolId)
  expect(view?.terms).toMatchObject({
    ...{ state: "draft", copiedFrom: lastYears.id, deliveryPence: 4_500n, splitRule: "by-quantity" },
    ...{ leadSchool: { id: world.schools.nidd }, groups: [{ id: world.group }] },
    items: [
      { name: "A4 copier paper", tiers: [{ fromQuantity: 1 }, { fromQuantity: 100 }, { fromQuantity: 200 }] },
    ],
  })
  expect(view?.participants).toEqual([])
  expect(await read(world.ann, outcome.poolId)).toBeNull()
})

test("a member that buys the same again leads it itself", async () => {
  const outcome = await copy(world.ann, lastYears)
  if (outcome.kind !== "copied") throw new Error(outcome.kind)
  expect((await read(world.ann, outcome.poolId))?.terms.leadSchool.id).toBe(world.schools.oak)
})

test("asked twice, one draft is made", async () => {
  const newId = randomUUID()
  await copy(world.lee, lastYears, newId)
  expect(await copy(world.lee, lastYears, newId)).toEqual({ kind: "copied", poolId: newId })
})

test("staff may not buy again, a stranger finds nothing, and a draft is no earlier pool", async () => {
  expect(await copy(world.tea, lastYears)).toMatchObject({ kind: "forbidden" })
  expect(await copy(world.fay, lastYears)).toEqual({ kind: "not-found" })
  const draft = await world.pool({ state: "draft" })
  expect(await copy(world.lee, draft)).toMatchObject({ kind: "refused" })
})

test("who leads sees what every school took and paid; a member sees its own and who else was in", async () => {
  const shown = async (who: Somebody) => {
    const view = (await read(who, lastYears.id))!
    return world.as(who, async (_tx, actor) => presentBought(view, actor))
  }
  const lee = await shown(world.lee)
  expect(lee.items[0]).toMatchObject({ bought: "100 reams", price: "£3.50 a ream", schools: "2 schools" })
  expect(lee.schools.map(({ name, cells }) => [name, ...cells])).toEqual([
    ["Oak Primary School", "60 reams", "£284.40"],
    ["Elm Primary School", "40 reams", "£189.60"],
  ])
  const ann = await shown(world.ann)
  expect(ann.schools.map(({ name }) => name)).toEqual(["Oak Primary School"])
  expect(ann.names).toEqual(["Oak Primary School", "Elm Primary School"])
})

test("a school that was in finds what it took filled in and is not in until it answers", async () => {
  const outcome = await copy(world.lee, lastYears)
  if (outcome.kind !== "copied") throw new Error(outcome.kind)
  await world.owner.updateTable("pool").set({ state: "open" }).where("id", "=", outcome.poolId).execute()
  const shown = ({ person, school }: Somebody) =>
    actingAs(world, person, school, async (tx, actor) => {
      const view = (await readPool(tx, outcome.poolId))!
      return presentPool(view, actor, { last: await readLastTime(tx, view.terms, school) })
    })
  const ann = await shown(world.ann)
  expect(ann.items[0]).toMatchObject({ mine: 0, others: 0, suggested: { quantity: 60 } })
  expect(ann.answer.isIn).toBe(false)
  expect(ann.costs?.likely.gross).toBe("£342.00")
  expect((await shown(world.lee)).items[0]?.suggested).toBeNull()
  await join(world, world.ann, { id: outcome.poolId, items: [{ id: ann.items[0]!.id, name: "" }] }, [5])
  expect((await shown(world.ann)).items[0]).toMatchObject({ mine: 5, suggested: null })
})
