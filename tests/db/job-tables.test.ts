import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createDatabase, createPool } from "#db/client.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { startJobs } from "#tests/support/jobs.ts"

let database: TestDatabase
let queue: Awaited<ReturnType<typeof startJobs>>
beforeAll(async () => {
  database = await cloneDatabase()
  queue = await startJobs(database.url)
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

test.each(["kith_app", "kith_auth"] as const)(
  "%s puts jobs into the queue and reads nobody's",
  async (role) => {
    const db = createDatabase(createPool(database.url, role, 1))
    await db
      .transaction()
      .execute((tx) => queue.jobs.enqueue(tx, { queue: "close-pool", data: { poolId: crypto.randomUUID() } }))
    for (const table of ["job", "job_common", "warning", "schedule", "subscription"])
      await expect(sql`select * from pgboss.${sql.id(table)}`.execute(db)).rejects.toThrow(
        "permission denied",
      )
    await expect(sql`select data from pgboss.job_common`.execute(db)).rejects.toThrow("permission denied")
    await expect(sql`delete from pgboss.job_common`.execute(db)).rejects.toThrow("permission denied")
    await db.destroy()
  },
)

test("whoever works the queue off finds what was put in", async () => {
  const db = createDatabase(createPool(database.url, "kith_worker", 1))
  const { rows } = await sql<{ jobs: bigint }>`
    select count(*) as jobs from pgboss.job where name = 'close-pool'`.execute(db)
  expect(rows[0]!.jobs).toBe(2n)
  await db.destroy()
})
