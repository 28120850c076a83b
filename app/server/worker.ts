import type { Kysely } from "kysely"
import type { PgBoss } from "pg-boss"
import { forgetWhatRanOut } from "#app/features/auth/count-attempt.server.ts"
import { deliverMail } from "#app/features/notifications/deliver-mail.server.ts"
import type { AppContext } from "#app/server/context.ts"
import type { Database } from "#db/client.ts"
import type { QueueName } from "#db/job-tables.ts"

export type WorkerContext = { db: Kysely<Database>; app: AppContext }
type Handler = (context: WorkerContext, data: Record<string, string>) => Promise<void>

const deliverOutbox: Handler = async ({ db, app }) => {
  if (app.mailer) await deliverMail(db, app.mailer)
}

/** Each minute, whatever a crash or an outage left undone. One that fails does not hold up the others. */
const sweeps: Handler[] = [deliverOutbox, ({ app }) => forgetWhatRanOut(app.signIn.db)]

const sweepUp: Handler = async (context, data) => {
  for (const sweep of sweeps) await sweep(context, data).catch((error) => console.error("sweep:", error))
}

/** What each queue does. Every handler looks at the database first: a job may come late, or twice. */
const handlers: Record<QueueName, Handler> = {
  "deliver-mail": deliverOutbox,
  "open-pool": async () => {},
  "close-pool": async () => {},
  sweep: sweepUp,
}

/** Works off the queues with the worker's rights; any number of processes may do so. */
export async function startWorker(boss: PgBoss, db: Kysely<Database>, app: AppContext): Promise<void> {
  for (const [queue, handle] of Object.entries(handlers))
    await boss.work<Record<string, string>>(queue, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const job of jobs) await handle({ db, app }, job.data ?? {})
    })
}
