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

test("what changed between the reading of a page and its listening is told as it begins to listen", async () => {
  const changes = await createPoolChanges(database.url)
  const [changed, untouched] = [crypto.randomUUID(), crypto.randomUUID()]
  const readAt = Temporal.Now.instant()
  await new Promise<void>((resolve) => {
    changes.subscribe(changed, resolve)
    changes.announce(changed)
  })
  const told: string[] = []
  for (const poolId of [changed, untouched]) changes.subscribe(poolId, () => told.push(poolId), readAt)
  expect(told).toEqual([changed])
  await changes.stop()
})

test("what is announced, or missed, while the connection is lost is told once it is back", async () => {
  const changes = await createPoolChanges(database.url)
  const other = createDatabase(createPool(database.url, null, 1))
  const listeners = () =>
    sql<{ pid: number }>`select pid from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other)
  const poolId = crypto.randomUUID()
  let times = 0
  changes.subscribe(poolId, () => times++)
  const { rows } = await listeners()
  await sql`select pg_terminate_backend(${rows[0]?.pid}, 5000)`.execute(other)
  changes.announce(poolId)
  // Once because anything may have been missed, and once for what was announced meanwhile.
  await expect.poll(() => times, { timeout: 10_000 }).toBe(2)
  await changes.stop()
  await other.destroy()
})
