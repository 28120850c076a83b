import { setTimeout as wait } from "node:timers/promises"
import { readCommitments } from "#app/features/purchasing/commitments/commitment-queries.server.ts"
import { liveClearing } from "#app/features/purchasing/live/live-clearing.ts"
import { createLiveClearings } from "#app/features/purchasing/live/live-clearings.ts"
import { readLiveClearing } from "#app/features/purchasing/live/read-live-clearing.server.ts"
import { createPoolChanges } from "#app/integrations/postgres-notify/pool-changes.ts"
import { eventStream } from "#app/server/event-stream.ts"
import { createDatabase, createPool } from "#db/client.ts"
import type { Row } from "#tests/bench/benchmark.ts"
import { fillLivePool, livePoolId, livePoolTerms, WANTED_AT_FIRST } from "#tests/bench/live-pool.ts"
import { medianMilliseconds } from "#tests/bench/rounds.ts"
import { openWorlds } from "#tests/bench/worlds.ts"

export const name = "live"

const CHANGES_A_SECOND = 50
const SECONDS = 6
const LISTENERS = 200

/** An open pool of 1,000 schools that changes fifty times a second while 200 pages look, one of which never reads. */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const database = await worlds.empty()
  const pool = await fillLivePool(database.ownerUrl)
  const connections = createPool(database.url, "kith_worker", 3)
  const db = createDatabase(connections)
  const changes = await createPoolChanges(database.url)
  let calculations = 0
  const read = (poolId: string) => {
    calculations++
    return readLiveClearing(db, poolId)
  }
  const commitments = await readCommitments(db, livePoolId)
  const terms = livePoolTerms()
  const alone = await medianMilliseconds({ live: () => liveClearing(terms, commitments) }, { clock: "core" })
  const live = createLiveClearings(read, changes)
  const leaving = new AbortController()
  const streams = Array.from({ length: LISTENERS }, () =>
    eventStream({
      signal: leaving.signal,
      stillAllowed: async () => true,
      start: (send) => live.subscribe(livePoolId, (now) => now && send("clearing", now.written(null))),
    }),
  )
  const committed: number[] = []
  const heard = streams.slice(1).map((stream) => hear(stream, committed))
  calculations = 0
  const began = performance.now()
  for (let n = 0; n < CHANGES_A_SECOND * SECONDS; n++) {
    await wait(Math.max(0, began + (n * 1_000) / CHANGES_A_SECOND - performance.now()))
    await pool.change(n)
    committed.push(performance.now())
    changes.announce(livePoolId)
  }
  const changesASecond = (committed.length * 1_000) / (performance.now() - began)
  await wait(1_500)
  leaving.abort()
  const lags = (await Promise.all(heard)).flat()
  live.stop()
  await changes.stop()
  await pool.end()
  await connections.end()
  await worlds.end()
  if (lags.length !== (LISTENERS - 1) * committed.length) throw new Error("a listener missed a change")
  return [
    {
      benchmark: "clear a pool of 1,000 schools and 3 items as it would be now, and with more",
      figure: { value: alone.live, unit: "ms" },
      bound: { atMost: 250 },
    },
    {
      benchmark: "50 changes a second to it: changes kept up with",
      figure: { value: changesASecond, unit: "changes/s" },
      bound: { atLeast: 45 },
    },
    {
      benchmark: "the slowest hundredth of 199 pages to show a change, beside one that never reads",
      figure: { value: lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.99)]!, unit: "ms" },
      bound: { atMost: 1_000 },
    },
    {
      benchmark: "calculations a second for all of them",
      figure: { value: calculations / SECONDS, unit: "times" },
      bound: { atMost: 5 },
    },
  ]
}

/** Reads a stream as a browser does; answers how long each change took from its commit to here. */
async function hear(stream: Response, committed: readonly number[]): Promise<number[]> {
  const lags: number[] = []
  for await (const chunk of stream.body!.pipeThrough(new TextDecoderStream())) {
    const wanted = /"ordered":"([\d,]+) reams"/.exec(chunk)?.[1]
    if (!wanted) continue
    const included = Number(wanted.replaceAll(",", "")) - WANTED_AT_FIRST
    const now = performance.now()
    while (lags.length < included) lags.push(Math.max(0, now - (committed[lags.length] ?? now)))
  }
  return lags
}
