import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/** PostgreSQL's code for a row that an exclusion constraint keeps out. */
const KEPT_OUT = "23P01"

/** PostgreSQL's code for the one that it ends of two who wait for each other, for whatever they wait. */
const WAITED_IN_A_RING = "40P01"

/**
 * Does what takes somebody's or something's time, unless the database finds that it is taken: then nothing of it has
 * happened, and the transaction goes on. Two who take the same time may wait for each other, but so may two who do
 * not; whoever is ended for it tries once more, after the other, and learns then which it was.
 */
export async function unlessTaken<Done>(tx: Tx, work: () => Promise<Done>): Promise<Done | "taken"> {
  const first = await attempt(tx, work, [KEPT_OUT, WAITED_IN_A_RING])
  if (first.kind === "done") return first.value
  if (first.code === KEPT_OUT) return "taken"
  const second = await attempt(tx, work, [KEPT_OUT])
  return second.kind === "done" ? second.value : "taken"
}

type Attempt<Done> = { kind: "done"; value: Done } | { kind: "undone"; code: string }

/** Does the work whole, or, where it fails with one of these codes, nothing of it. */
async function attempt<Done>(tx: Tx, work: () => Promise<Done>, codes: string[]): Promise<Attempt<Done>> {
  await sql`savepoint before_taking`.execute(tx)
  try {
    const value = await work()
    await sql`release savepoint before_taking`.execute(tx)
    return { kind: "done", value }
  } catch (error) {
    const code = codeOf(error)
    if (!codes.includes(code)) throw error
    await sql`rollback to savepoint before_taking`.execute(tx)
    return { kind: "undone", code }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : ""
