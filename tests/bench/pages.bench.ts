import type { Row } from "#tests/bench/benchmark.ts"
import { largeId } from "#tests/bench/large-database.ts"
import { load } from "#tests/bench/load.ts"
import { inTurns } from "#tests/bench/turns.ts"
import { copyPool } from "#tests/bench/twin-pool.ts"
import { idsOf, openWorlds, startFloor, startKith } from "#tests/bench/worlds.ts"
import type { TestDatabase } from "#tests/support/clone-database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "pages"

/**
 * Priya Raman reads the list of pools and the page of one that is open, which another school's answer changes. In a country's worth somebody reads the list,
 * and the page of the same pool, whose schools there are others: so the two differ by what is around them and not by
 * how much is on them. Beside it the longest page: of a pool of 80 schools, for the school that leads it.
 */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const [demo, large] = [await worlds.demo(), await worlds.large()]
  const [reader = ""] = await idsOf(demo, "select id from person where name = 'Priya Raman'")
  const [open = ""] = await idsOf(
    demo,
    `select p.id from pool p join commitment c on c.pool_id = p.id
    where p.state = 'open' group by p.id order by count(*) desc limit 1`,
  )
  const [joiner = ""] = await idsOf(
    demo,
    `select c.committed_by from commitment c join pool p on p.id = c.pool_id
    where p.id = '${open}' and c.school_id <> p.lead_school_id and c.committed_by <> '${reader}'
      and not exists (select from spending_limit s where s.school_id = c.school_id) order by 1 limit 1`,
  )
  const [item = ""] = await idsOf(
    demo,
    `select id from pool_item where pool_id = '${open}' order by position limit 1`,
  )
  const { readerId, twinOf } = await copyPool(worlds, { from: demo, to: large, poolId: open })
  const floor = await startFloor(demo, [reader])
  const [kith, kithOnLarge] = [await startKith(demo), await startKith(large)]
  const visit =
    async (url: string, path: string, cookie = "") =>
    (seconds: number) =>
      load(url, [{ path }], { seconds, headers: [{ cookie }] })
  const join = async (world: TestDatabase, url: string, person: string) => {
    const cookie = await sessionCookieFor(world.url, person)
    const body = `intent=commit&quantities.${item}=50`
    return (seconds: number) =>
      load(url, [{ path: `/pools/${open}`, method: "POST", body }], {
        ...{ seconds, expected: 302 },
        headers: [{ cookie }],
      })
  }
  const cookie = await sessionCookieFor(demo.url, reader)
  const cookieInLarge = await sessionCookieFor(large.url, readerId)
  const leadsCookie = await sessionCookieFor(large.url, largeId("person", 0))
  const figures = await inTurns({
    bareList: await visit(floor.url, "/pools"),
    list: await visit(kith.url, "/pools", cookie),
    largeList: await visit(kithOnLarge.url, "/pools", cookieInLarge),
    barePool: await visit(floor.url, `/pools/${open}`),
    pool: await visit(kith.url, `/pools/${open}`, cookie),
    largePool: await visit(kithOnLarge.url, `/pools/${open}`, cookieInLarge),
    ledPool: await visit(kithOnLarge.url, `/pools/${largeId("pool", 10_000)}`, leadsCookie),
    join: await join(demo, kith.url, joiner),
    largeJoin: await join(large, kithOnLarge.url, twinOf(joiner)),
  })
  for (const each of [floor, kith, kithOnLarge]) await each.stop()
  await worlds.end()
  const { bareList, list, largeList, barePool, pool, largePool, ledPool, join: joins, largeJoin } = figures
  const rate = (value: { requestsPerSecond: number }) => ({ value: value.requestsPerSecond, unit: "pages/s" })
  const time = (value: { requestsPerSecond: number }) => ({
    value: 8_000 / value.requestsPerSecond,
    unit: "ms",
  })
  return [
    {
      benchmark: "the pool list, signed in, against a bare page",
      figure: rate(list),
      floor: rate(bareList),
      bound: { atLeast: 0.5 },
    },
    {
      benchmark: "a pool's page, signed in, against a bare page",
      figure: rate(pool),
      floor: rate(barePool),
      bound: { atLeast: 0.5 },
    },
    {
      benchmark: "the pool list among 20,000 pools, against the demo's",
      figure: time(largeList),
      floor: time(list),
      bound: { atMost: 1.5 },
    },
    {
      benchmark: "a pool's page among 1,000,000 commitments, against the demo's",
      figure: time(largePool),
      floor: time(pool),
      bound: { atMost: 1.5 },
    },
    {
      benchmark: "a join among 1,000,000 commitments, against the demo's",
      figure: time(largeJoin),
      floor: time(joins),
      bound: { atMost: 1.5 },
    },
    {
      benchmark: "the page of a pool of 80 schools for its lead, against the demo's of 15",
      figure: time(ledPool),
      floor: time(pool),
      bound: { atMost: 2 },
    },
  ]
}
