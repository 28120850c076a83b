import type { Row } from "#tests/bench/benchmark.ts"
import { largeId } from "#tests/bench/large-database.ts"
import { load } from "#tests/bench/load.ts"
import { inTurns } from "#tests/bench/turns.ts"
import { idsOf, openWorlds, startFloor, startKith } from "#tests/bench/worlds.ts"
import type { TestDatabase } from "#tests/support/clone-database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "pages"

/**
 * Priya Raman reads the list of pools and the page of one that is open, which another school's answer changes: in the
 * demo, and with a country's worth around the same schools and pools. Beside it the longest page: of a pool of 80
 * schools, for the school that leads it.
 */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const [demo, large] = [await worlds.demo(), await worlds.largeWithDemo()]
  const [here, there] = [await castOf(demo), await castOf(large)]
  const floor = await startFloor(demo, [here.reader])
  const [kith, kithOnLarge] = [await startKith(demo), await startKith(large)]
  const visit =
    async (url: string, path: string, cookie = "") =>
    (seconds: number) =>
      load(url, [{ path }], { seconds, headers: [{ cookie }] })
  const join = async (world: TestDatabase, url: string, { joiner, open, item }: Cast) => {
    const cookie = await sessionCookieFor(world.url, joiner)
    const body = `intent=commit&quantities.${item}=50`
    return (seconds: number) =>
      load(url, [{ path: `/pools/${open}`, method: "POST", body }], {
        ...{ seconds, expected: 302 },
        headers: [{ cookie }],
      })
  }
  const cookie = await sessionCookieFor(demo.url, here.reader)
  const cookieInLarge = await sessionCookieFor(large.url, there.reader)
  const leadsCookie = await sessionCookieFor(large.url, largeId("person", 0))
  const figures = await inTurns({
    bareList: await visit(floor.url, "/pools"),
    list: await visit(kith.url, "/pools", cookie),
    largeList: await visit(kithOnLarge.url, "/pools", cookieInLarge),
    barePool: await visit(floor.url, `/pools/${here.open}`),
    pool: await visit(kith.url, `/pools/${here.open}`, cookie),
    largePool: await visit(kithOnLarge.url, `/pools/${there.open}`, cookieInLarge),
    ledPool: await visit(kithOnLarge.url, `/pools/${largeId("pool", 10_000)}`, leadsCookie),
    join: await join(demo, kith.url, here),
    largeJoin: await join(large, kithOnLarge.url, there),
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

type Cast = { reader: string; open: string; joiner: string; item: string }

/** Priya Raman, the open pool of the demo that most schools are in, and one of them whose answer nobody has to approve. */
async function castOf(world: TestDatabase): Promise<Cast> {
  const one = async (statement: string) => (await idsOf(world, statement))[0] ?? ""
  const reader = await one("select id from person where name = 'Priya Raman'")
  const open = await one(
    `select p.id from pool p join commitment c on c.pool_id = p.id
    where p.state = 'open' and exists (select from pool_group g join group_school m using (group_id)
      join school_role r using (school_id) where g.pool_id = p.id and r.person_id = '${reader}')
    group by p.id order by count(*) desc limit 1`,
  )
  const joiner = await one(
    `select c.committed_by from commitment c join pool p on p.id = c.pool_id
    where p.id = '${open}' and c.school_id <> p.lead_school_id and c.committed_by <> '${reader}'
      and not exists (select from spending_limit s where s.school_id = c.school_id) order by 1 limit 1`,
  )
  const item = await one(`select id from pool_item where pool_id = '${open}' order by position limit 1`)
  return { reader, open, joiner, item }
}
