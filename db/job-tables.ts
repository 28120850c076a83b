import { type Kysely, sql } from "kysely"
import { PgBoss } from "pg-boss"

/** Every queue there is; a worker must handle each (app/server/worker.ts). */
export const queues = [
  "deliver-mail",
  "close-pool",
  "close-post",
  "close-at-cap",
  "open-pool",
  "run-month-end",
  "sweep",
  "tell-matches",
  "tell-held",
] as const
export type QueueName = (typeof queues)[number]

/** What pg-boss writes of a job that is sent. Whoever sends one learns its id, and nothing of anybody else's jobs. */
const columnsOfNewJob = sql.raw(
  [
    ...["id", "name", "data", "priority", "start_after", "singleton_key", "singleton_on", "group_id"],
    ...["group_tier", "expire_seconds", "deletion_seconds", "keep_until", "retry_limit", "retry_delay"],
    ...["retry_backoff", "retry_delay_max", "policy", "dead_letter", "heartbeat_seconds", "blocked"],
    ...["blocking", "pending_dependencies"],
  ].join(", "),
)

/** Makes pg-boss's tables and our queues: the working roles may use them, and never alter them. */
export async function createJobTables(ownerUrl: string, db: Kysely<unknown>): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: "pgboss",
    supervise: false,
    schedule: false,
    max: 1,
  })
  boss.on("error", () => {})
  await boss.start()
  for (const queue of queues)
    await boss.createQueue(queue, { retryLimit: 20, retryBackoff: true, retryDelay: 5 })
  // Whatever a crash or an outage left undone is found again within a minute.
  await boss.schedule("sweep", "* * * * *")
  await boss.stop({ graceful: false, close: true })
  await sql`
    revoke all on all tables in schema pgboss from kith_app, kith_auth;
    grant usage on schema pgboss to kith_app, kith_auth, kith_worker;
    grant select, insert, update, delete on all tables in schema pgboss to kith_worker;
    grant select on pgboss.queue to kith_app, kith_auth;
    grant select (id), insert (${columnsOfNewJob}) on pgboss.job_common to kith_app, kith_auth;`.execute(db)
}
