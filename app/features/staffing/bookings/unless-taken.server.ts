import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/**
 * What PostgreSQL says to the second of two who take the same time: that a row is kept out by an exclusion constraint,
 * or, where both wrote before either looked for the other, that they wait for each other.
 */
const KEPT_OUT = ["23P01", "40P01"]

const isKeptOut = (error: unknown) =>
  error instanceof Error && "code" in error && KEPT_OUT.includes(String(error.code))

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
    if (!isKeptOut(error)) throw error
    await sql`rollback to savepoint before_taking`.execute(tx)
    return "taken"
  }
}
