import { type Kysely, sql } from "kysely"
import type { Database } from "#db/client.ts"

/** Whether the database can be reached and works off a statement. */
export const databaseAnswers = (db: Kysely<Database>): Promise<boolean> =>
  sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
