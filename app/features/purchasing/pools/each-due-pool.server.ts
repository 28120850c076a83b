import type { Kysely } from "kysely"
import type { Database, Tx } from "#db/client.ts"

/**
 * Runs an act on each pool in a transaction of its own; answers on which it did something. A pool that fails does not
 * hold up the others: their errors are thrown together at the end, so that the job is tried again.
 */
export async function eachDuePool(
  db: Kysely<Database>,
  due: readonly { id: string }[],
  act: (tx: Tx, poolId: string) => Promise<boolean>,
): Promise<string[]> {
  const done: string[] = []
  const errors: unknown[] = []
  for (const { id } of due) {
    try {
      if (await db.transaction().execute((tx) => act(tx, id))) done.push(id)
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${due.length} pools failed`)
  return done
}
