import { CompiledQuery } from "kysely"
import { PgBoss } from "pg-boss"
import type { Job, JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Tx } from "#db/client.ts"

/** pg-boss with the worker's rights; its tables are made by the migrations, never by a running app. */
export function createBoss(databaseUrl: string): PgBoss {
  const url = new URL(databaseUrl)
  url.searchParams.set("options", "-c role=kith_worker")
  const boss = new PgBoss({
    connectionString: url.href,
    schema: "pgboss",
    migrate: false,
    createSchema: false,
    max: 3,
  })
  // The error itself carries the connection, with the key that cancels its statements.
  boss.on("error", (error) => console.error(`jobs: ${error.message}`))
  return boss
}

const inTransaction = (tx: Tx) => ({
  executeSql: async (text: string, values: unknown[] = []) => ({
    rows: [...(await tx.executeQuery(CompiledQuery.raw(text, values))).rows],
  }),
})

export const createJobQueue = (boss: PgBoss): JobQueue => ({
  async enqueue(tx, { queue, data, after }: Job) {
    await boss.send(queue, data, {
      db: inTransaction(tx),
      startAfter: after ? new Date(after.epochMilliseconds) : undefined,
    })
  },
})
