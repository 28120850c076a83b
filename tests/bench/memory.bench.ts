import { readFileSync } from "node:fs"
import type { Row } from "#tests/bench/benchmark.ts"
import { load } from "#tests/bench/load.ts"
import { idsOf, openWorlds, startKith } from "#tests/bench/worlds.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "memory"

const REQUESTS = 100_000

/** What the app's process holds after a hundred thousand page views. */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const demo = await worlds.demo()
  const [reader = ""] = await idsOf(demo, "select id from person where name = 'Priya Raman'")
  const [open = ""] = await idsOf(demo, "select id from pool where state = 'open' order by closes_at limit 1")
  const kith = await startKith(demo)
  const cookie = await sessionCookieFor(demo.url, reader)
  await load(
    kith.url,
    [{ path: "/" }, { path: "/pools" }, { path: `/pools/${open}` }, { path: "/invoices" }],
    {
      ...{ connections: 8, amount: REQUESTS },
      headers: [{ cookie }],
    },
  )
  const megabytes = residentMegabytes(kith.processId)
  await kith.stop()
  await worlds.end()
  return [
    {
      benchmark: `memory of the app after ${REQUESTS.toLocaleString("en-GB")} requests`,
      figure: { value: megabytes, unit: "MB" },
      bound: { atMost: 300 },
    },
  ]
}

const residentMegabytes = (processId: number) => {
  const [, kilobytes = ""] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${processId}/status`, "utf8")) ?? []
  return Number(kilobytes) / 1_000
}
