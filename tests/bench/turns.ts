import type { Load } from "#tests/bench/load.ts"
import { median } from "#tests/bench/rounds.ts"

const WARM_UP_SECONDS = 5
const SECONDS_A_TURN = 3
const ROUNDS = 5

/**
 * Loads each contestant in turns: a warm-up, then rounds in which every one of them has a turn, so that whatever
 * else the machine does falls on all alike. Returns the median of each figure.
 */
export async function inTurns<Name extends string>(
  contestants: Record<Name, (seconds: number) => Promise<Load>>,
): Promise<Record<Name, Load>> {
  const entries = Object.entries(contestants) as [Name, (seconds: number) => Promise<Load>][]
  for (const [, contestant] of entries) await contestant(WARM_UP_SECONDS)
  const turns = new Map<Name, Load[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, contestant] of entries) turns.get(name)!.push(await contestant(SECONDS_A_TURN))
  const medians = entries.map(([name]) => [name, medianLoad(turns.get(name)!)])
  return Object.fromEntries(medians)
}

const medianLoad = (loads: Load[]): Load => ({
  requestsPerSecond: median(loads.map((each) => each.requestsPerSecond)),
  p50: median(loads.map((each) => each.p50)),
  p99: median(loads.map((each) => each.p99)),
})
