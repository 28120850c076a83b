import { type Kysely, sql } from "kysely"
import { createBoss } from "#app/server/jobs.ts"
import type { Database } from "#db/client.ts"
import type { TestDatabase } from "#tests/support/database.ts"

/** The closing instant of an open pool comes to pass now. The product only ever puts a closing off. */
export const closingComes = (owner: Kysely<Database>, poolId: string): Promise<void> =>
  owner.transaction().execute(async (tx) => {
    await sql`alter table pool disable trigger pool_terms_stand`.execute(tx)
    await sql`update pool set closes_at = clock_timestamp() where id = ${poolId}`.execute(tx)
    await sql`alter table pool enable trigger pool_terms_stand`.execute(tx)
  })

/** The worker's minute is up: it looks for whatever is due, as it does every minute. */
export async function minutePasses({ url }: TestDatabase): Promise<void> {
  const boss = createBoss(url)
  await boss.start()
  await boss.send("sweep", {})
  await boss.stop({ graceful: false })
}

/** The pause after a delivery that came to nothing is over. */
export const mailIsDueAgain = (owner: Kysely<Database>): Promise<unknown> =>
  sql`update mail set next_attempt_at = clock_timestamp() where delivered_at is null`.execute(owner)
