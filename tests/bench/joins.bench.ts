import type { Row } from "#tests/bench/benchmark.ts"
import { largeId } from "#tests/bench/large-database.ts"
import { load } from "#tests/bench/load.ts"
import { inTurns } from "#tests/bench/turns.ts"
import { openWorlds, startFloor, startKith } from "#tests/bench/worlds.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "joins"

const CLIENTS = 16
/** Pools of one large group: 10,000 and every 200th after it belong to the group of schools 0, 200, 400, … */
const hotPool = 10_000
const pools = Array.from({ length: 100 }, (_, i) => largeId("pool", hotPool + (i % 50) * 200))

/** Sixteen schools join one hot pool at once, against bare posts that spread the same writes over many pools. */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const large = await worlds.large()
  const persons = Array.from({ length: CLIENTS }, (_, i) => largeId("person", i * 200))
  const [floor, kith] = [await startFloor(large, persons), await startKith(large)]
  const cookies = await Promise.all(persons.map((person) => sessionCookieFor(large.url, person)))
  const item = largeId("item", hotPool * 2)
  const figures = await inTurns({
    bare: (seconds) =>
      load(
        floor.url,
        pools.map((id) => ({ path: `/pools/${id}/join`, method: "POST", body: "quantity=7" })),
        {
          ...{ connections: CLIENTS, seconds, expected: 204 },
          headers: persons.map((_, place) => ({ "x-person": String(place) })),
        },
      ),
    hot: (seconds) =>
      load(
        kith.url,
        [
          {
            path: `/pools/${largeId("pool", hotPool)}`,
            method: "POST",
            body: `intent=commit&quantities.${item}=7`,
          },
        ],
        { connections: CLIENTS, seconds, expected: 302, headers: cookies.map((cookie) => ({ cookie })) },
      ),
  })
  for (const each of [floor, kith]) await each.stop()
  await worlds.end()
  const { bare, hot } = figures
  return [
    {
      benchmark: "16 schools join one hot pool, against bare posts over 100 pools",
      figure: { value: hot.requestsPerSecond, unit: "joins/s" },
      floor: { value: bare.requestsPerSecond, unit: "posts/s" },
      bound: { atLeast: 0.7 },
    },
    {
      benchmark: "the slowest hundredth of those joins, against their median",
      figure: { value: hot.p99, unit: "ms" },
      floor: { value: hot.p50, unit: "ms" },
      bound: { atMost: 4 },
    },
  ]
}
