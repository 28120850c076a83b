import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** Something to time; asynchronous work is awaited. */
export type Contestant = () => unknown

/**
 * "wall" counts the time that passes. "core" counts what this thread works, which for a calculation that waits for
 * nothing is the same on a quiet machine, and does not grow when the machine is busy with something else.
 */
type Clock = "wall" | "core"

type Pace = { rounds?: number; warmUpMilliseconds?: number; clock?: Clock }

const WARM_UP_MILLISECONDS = 5_000
const SHORTEST_TURN_MILLISECONDS = 50

/**
 * The median time of one call of each contestant, in milliseconds. After a warm-up the contestants take turns, round
 * after round, so that whatever else the machine does falls on all of them alike. Short work is called many times in
 * a turn.
 */
export const medianMilliseconds = async <Name extends string>(
  contestants: Record<Name, Contestant>,
  { rounds = 15, warmUpMilliseconds = WARM_UP_MILLISECONDS, clock = "wall" }: Pace = {},
): Promise<Record<Name, number>> => {
  const entries = Object.entries(contestants) as [Name, Contestant][]
  const calls = new Map<Name, number>()
  for (const [name, contestant] of entries) {
    calls.set(name, await warmUp(contestant, warmUpMilliseconds / entries.length))
  }
  const times = new Map<Name, number[]>(entries.map(([name]) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, contestant] of entries) {
      const count = calls.get(name)!
      times.get(name)!.push((await turn(contestant, count, clock)) / count)
    }
  }
  const medians = entries.map(([name]) => [name, median(times.get(name)!)])
  return Object.fromEntries(medians) as Record<Name, number>
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}

/** Calls the contestant for a while, and returns how many calls make a turn long enough to time. */
const warmUp = async (contestant: Contestant, milliseconds: number): Promise<number> => {
  const start = performance.now()
  let count = 0
  while (count === 0 || performance.now() - start < milliseconds) {
    await contestant()
    count++
  }
  const each = (performance.now() - start) / count
  return Math.max(1, Math.ceil(SHORTEST_TURN_MILLISECONDS / each))
}

setFlagsFromString("--expose-gc")
const collectGarbage: (options: { type: "minor" }) => void = runInNewContext("gc")

/**
 * Clears the young garbage first, so that no contestant pays for what the one before it left. (A full collection
 * would throw away compiled code as well.)
 */
const turn = async (contestant: Contestant, count: number, clock: Clock): Promise<number> => {
  collectGarbage({ type: "minor" })
  const start = read[clock]()
  for (let call = 0; call < count; call++) await contestant()
  return read[clock]() - start
}

const read: Record<Clock, () => number> = {
  wall: () => performance.now(),
  core: () => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  },
}
