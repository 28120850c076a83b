import { setTimeout as wait } from "node:timers/promises"
import { expect, test } from "vitest"
import type { LiveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import { createLiveClearings } from "#app/features/purchasing/live/live-clearings.ts"

/** Changes that a test makes, and a calculation that counts itself. */
function somePools({ takesMs = 0, pauseMs = 40 } = {}) {
  const told = new Map<string, () => void>()
  let reads = 0
  const read = async () => {
    const count = ++reads
    await wait(takesMs)
    return { count } as unknown as LiveClearing
  }
  const changes = {
    subscribe: (poolId: string, listener: () => void) => {
      told.set(poolId, listener)
      return () => void told.delete(poolId)
    },
  }
  const live = createLiveClearings(read, changes, { pauseMs, keepMs: 30 })
  return { live, change: () => told.get("pool")?.(), reads: () => reads, isWatched: () => told.has("pool") }
}

test("however many look, a pool is worked out once until it changes", async () => {
  const { live, change, reads } = somePools()
  await Promise.all(Array.from({ length: 20 }, () => live.of("pool")))
  expect(reads()).toBe(1)
  change()
  await live.of("pool")
  expect(reads()).toBe(2)
  live.forget("pool")
  await live.of("pool")
  expect(reads()).toBe(3)
  live.stop()
})

test("fifty changes within a moment become few calculations, and all who listen hear of the last", async () => {
  const { live, change, reads } = somePools({ takesMs: 5 })
  const heard: number[][] = [[], [], []]
  for (const mine of heard)
    live.subscribe("pool", (clearing) => mine.push((clearing as unknown as { count: number }).count))
  for (let n = 0; n < 50; n++) {
    change()
    await wait(2)
  }
  await wait(120)
  expect(reads()).toBeLessThan(12)
  expect(heard.map((mine) => mine.at(-1))).toEqual([reads(), reads(), reads()])
  live.stop()
})

test("a change in the middle of a calculation is not lost", async () => {
  const { live, change, reads } = somePools({ takesMs: 30 })
  live.subscribe("pool", () => {})
  change()
  await wait(10)
  change()
  await wait(150)
  expect(reads()).toBe(2)
  live.stop()
})

test("a calculation that fails is tried again with the next change", async () => {
  let broken = true
  let tell = () => {}
  const live = createLiveClearings(
    async () => {
      if (broken) throw new Error("no database")
      return { fine: true } as unknown as LiveClearing
    },
    {
      subscribe: (_pool, listener) => {
        tell = listener
        return () => {}
      },
    },
    { pauseMs: 5 },
  )
  const heard: unknown[] = []
  live.subscribe("pool", (clearing) => heard.push(clearing))
  tell()
  await wait(20)
  broken = false
  tell()
  await wait(20)
  expect(heard).toEqual([{ fine: true }])
  live.stop()
})

test("a pool at which nobody looks any more is forgotten", async () => {
  const { live, isWatched } = somePools()
  const end = live.subscribe("pool", () => {})
  expect(isWatched()).toBe(true)
  end()
  await wait(60)
  expect(isWatched()).toBe(false)
})
