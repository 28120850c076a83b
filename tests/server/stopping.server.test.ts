import { setTimeout as delay } from "node:timers/promises"
import { sql } from "kysely"
import { expect, test } from "vitest"
import type { AppContext } from "#app/server/context.ts"
import { createBoss, createJobQueue } from "#app/server/jobs.ts"
import { startWorker } from "#app/server/worker.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { takeConsoleErrors } from "#tests/support/console-errors.ts"

const waitsForTheTable = sql<{ waits: boolean }>`select exists (
  select from pg_locks where relation = 'waiting'::regclass and not granted) as waits`

test("a process that is told to stop ends the step it is at, begins no other, and complains of nothing", async () => {
  const { database, world, close } = await openWorld()
  const db = createDatabase(createPool(database.url, "kith_worker", 2))
  const boss = createBoss(database.url)
  await boss.start()
  const worker = await startWorker(boss, db, {
    ...{ jobs: createJobQueue(boss), appUrl: "https://kith.example", mailer: null },
    now: () => Temporal.Now.instant(),
    // The last step of a sweep: there are no connections for it.
    signIn: { db: null },
  } as unknown as AppContext)
  let stopped: Promise<void> | undefined
  await world.owner.transaction().execute(async (tx) => {
    await sql`lock table waiting in access exclusive mode`.execute(tx)
    await boss.send("sweep", {})
    while (!(await waitsForTheTable.execute(tx)).rows[0]?.waits) await delay(100)
    stopped = worker.stop()
    await delay(6_000)
  })
  await stopped
  await db.destroy()
  expect(takeConsoleErrors()).toEqual([])
  await close()
})
