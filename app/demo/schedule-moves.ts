import type pg from "pg"
import { PgBoss } from "pg-boss"
import type { QueueName } from "#db/job-tables.ts"

type Moving = {
  id?: string
  state?: string
  opensAt: Temporal.Instant | string
  closesAt: Temporal.Instant | string
  releasedAt?: Temporal.Instant | string | null
}

/** Puts the closing of open pools and the opening of released drafts into the queue, in the client's transaction. */
export async function scheduleMoves(client: pg.Client, pools: readonly Moving[]): Promise<void> {
  const executeSql = (text: string, values: unknown[] = []) => client.query(text, values)
  const boss = new PgBoss({
    ...{ db: { executeSql }, schema: "pgboss", migrate: false, supervise: false, schedule: false },
  })
  await boss.start()
  const send = (queue: QueueName, poolId: string | undefined, at: Moving["opensAt"]) =>
    boss.send(queue, { poolId }, { startAfter: String(at), db: { executeSql } })
  for (const { id, state, opensAt, closesAt, releasedAt } of pools) {
    if (state === "open") await send("close-pool", id, closesAt)
    if (state === "draft" && releasedAt) await send("open-pool", id, opensAt)
  }
  await boss.stop({ graceful: false })
}
