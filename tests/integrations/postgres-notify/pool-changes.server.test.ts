import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createPoolChanges } from "#app/integrations/postgres-notify/pool-changes.ts"
import { createDatabase, createPool } from "#db/client.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

test("however often its connection is taken, it listens again, on one connection", async () => {
  const changes = await createPoolChanges(database.url)
  const sameLogin = createDatabase(createPool(database.url, null, 1))
  const listening = async () => {
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(sameLogin)
    return rows.map(({ pid }) => pid)
  }
  for (let times = 0; times < 3; times++) {
    const [pid] = await listening()
    await sql`select pg_terminate_backend(${pid}, 5000)`.execute(sameLogin)
    await expect.poll(listening, { timeout: 10_000 }).toHaveLength(1)
  }
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(await listening()).toHaveLength(1)

  const poolId = crypto.randomUUID()
  const heard = new Promise<void>((resolve) => changes.subscribe(poolId, resolve))
  changes.announce(poolId)
  await heard
  await changes.stop()
  await sameLogin.destroy()
})
