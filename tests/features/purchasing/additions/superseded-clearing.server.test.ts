import { randomUUID } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { askToAdd } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { acceptAddition } from "#app/features/purchasing/additions/settle-addition.server.ts"
import { readLastTime } from "#app/features/purchasing/again/last-time.server.ts"
import { closePool } from "#app/features/purchasing/pools/close-pool.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { readEarlierPools } from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import { readEarlierDemand } from "#app/features/purchasing/quotations/earlier-demand.server.ts"
import { listPools } from "#app/features/purchasing/showing/pool-list-queries.server.ts"
import type { Tx } from "#db/client.ts"
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
let pool: BuiltPool
const post = keptPost()

/** Ann had 60 reams and Ben 30 at £4.00; then Ben added ten, and then Ann a hundred, which makes 200 at £3.10. */
beforeAll(async () => {
  world = await aWorldOfPools()
  pool = await world.pool({})
  await join(world, world.ann, pool, [60])
  await join(world, world.ben, pool, [30])
  await passTime(world.owner, pool, { seconds: -1 })
  await world.worker.transaction().execute((tx) => closePool(tx, pool.id, post))
  await add(world.ben, 10)
  await add(world.ann, 100)
})
afterAll(() => world.leave())

async function add(who: Somebody, quantity: number) {
  const id = randomUUID()
  const lines = [{ itemId: pool.items[0]!.id, quantity }]
  await world.as(who, async (tx, actor) => {
    const held = (await holdPool(tx, pool.id))!
    await askToAdd(tx, actor, held, { id, note: "", lines })
  })
  await world.as(world.lee, (tx, actor) =>
    acceptAddition(tx, actor, { poolId: pool.id, additionId: id }, post),
  )
}

const grossOf = async (tx: Tx) => {
  const { goodsPence, deliveryPence, vatPence } = (await readPool(tx, pool.id))!.result!
  return goodsPence + deliveryPence + vatPence
}

test("a copy of the pool suggests what its schools have at last, once", async () => {
  const last = await world.as(world.ben, (tx) => readLastTime(tx, { copiedFrom: pool.id }, world.ben.school))
  expect(last?.lines).toEqual([expect.objectContaining({ quantity: 40, unitPrice: 31_000n })])
  const terms = await world.as(world.lee, async (tx) => (await readPool(tx, pool.id))!.terms)
  const demand = await world.as(world.lee, (tx) => readEarlierDemand(tx, { ...terms, copiedFrom: pool.id }))
  expect(demand.map(({ lines }) => lines.map(({ quantity }) => quantity)).sort()).toEqual([[160], [40]])
})

test("lists and figures of procurement count the last clearing alone", async () => {
  const shown = await world.as(world.ben, async (tx, actor) => {
    const { pools } = await listPools(tx, actor, { states: ["closed"], order: "latest-first" })
    return { mine: pools.find(({ terms }) => terms.id === pool.id)?.myGrossPence, gross: await grossOf(tx) }
  })
  // 200 reams at £3.10 and what delivery costs, with VAT; Ben has 40 of the 200.
  expect(shown.mine).toBe(shown.gross / 5n)
  const later = await world.pool({})
  const earlier = await world.as(world.lee, async (tx) => [
    await readEarlierPools(tx, later.id),
    await grossOf(tx),
  ])
  expect(earlier[0]).toEqual([earlier[1]])
})

test("what the worker reads is the last clearing too", async () => {
  const { rows } = await sql<{ quantity: bigint }>`
    select sum(quantity) as quantity from current_share where pool_id = ${pool.id} and item_id is not null`.execute(
    world.worker,
  )
  expect(Number(rows[0]?.quantity)).toBe(200)
})

/** They ask whether a school is in the pool at all, which no later clearing changes. */
const ASK_WHO_IS_IN = ["may_recharge", "pool_lead_addresses", "may_ask_to_add"]

test("every function that reads past the policies leaves out what a later clearing has taken the place of", async () => {
  const { rows } = await sql<{ name: string; source: string }>`
    select p.proname as name, pg_get_functiondef(p.oid) as source
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'acting') and p.prosecdef and p.prokind = 'f'`.execute(world.owner)
  const readers = rows.filter(({ source }) =>
    /\b(from|join)\s+\(*(share|vat_share|clearing|cleared_item)\b/i.test(source),
  )
  expect(readers.map(({ name }) => name)).toEqual(expect.arrayContaining(["shares_of", "vat_shares_of"]))
  const careless = readers.filter(
    ({ name, source }) => !source.includes("clearing_revision") && !ASK_WHO_IS_IN.includes(name),
  )
  expect(careless.map(({ name }) => name)).toEqual([])
})
