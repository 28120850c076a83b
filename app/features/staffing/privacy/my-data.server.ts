import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

/** What Kith keeps of whoever asks: who they are, what they did, what was written to and offered of them. */
export async function readMyData(tx: Tx): Promise<unknown> {
  const { rows } = await sql<{ mine: unknown }>`select my_data()::text as mine`.execute(tx)
  return JSON.parse(String(rows[0]?.mine ?? "null"))
}
