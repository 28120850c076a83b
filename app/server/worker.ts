import type { Kysely } from "kysely"
import type { PgBoss } from "pg-boss"
import type { AppContext } from "#app/server/context.ts"
import type { Database } from "#db/client.ts"
import type { QueueName } from "#db/job-tables.ts"

export type WorkerContext = { db: Kysely<Database>; app: AppContext }
type Handler = (context: WorkerContext, data: Record<string, string>) => Promise<void>

/** What each queue does. Every handler looks at the database first: a job may come late, or twice. */
const handlers: Record<QueueName, Handler> = {
  "deliver-mail": async () => {},
  "open-pool": async () => {},
  "close-pool": async () => {},
  sweep: async () => {},
}

/** Works off the queues with the worker's rights; any number of processes may do so. */
export async function startWorker(boss: PgBoss, db: Kysely<Database>, app: AppContext): Promise<void> {
  for (const [queue, handle] of Object.entries(handlers))
    await boss.work<Record<string, string>>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await handle({ db, app }, job.data ?? {})
    })
}
