import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/** PostgreSQL's own code for a row that an exclusion constraint keeps out. */
const isExclusionViolation = (error: unknown) =>
  error instanceof Error && "code" in error && error.code === "23P01"

/**
 * Does what takes somebody's or something's time, unless the database finds that it is taken: then nothing of it has
 * happened, and the transaction goes on.
 */
export async function unlessTaken<Done>(tx: Tx, work: () => Promise<Done>): Promise<Done | "taken"> {
  await sql`savepoint before_taking`.execute(tx)
  try {
    const done = await work()
    await sql`release savepoint before_taking`.execute(tx)
    return done
  } catch (error) {
    if (!isExclusionViolation(error)) throw error
    await sql`rollback to savepoint before_taking`.execute(tx)
    return "taken"
  }
}
