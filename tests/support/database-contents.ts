import { Client } from "pg"
import type { TestDatabase } from "#tests/support/database.ts"

/** What changes by looking in and by failing: when a session was last used, and how often somebody has tried. */
const UNSTEADY = ["auth.session", "auth.attempt", "auth.verification"]

/** The tables that only somebody's act changes: "public.pool". */
export async function steadyTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'auth')`)
  return rows.map(({ name }) => name).filter((name) => !UNSTEADY.includes(name))
}

/** A fingerprint of the rows of every table, by table: where two are equal, nothing has changed between them. */
export async function contentsOf(database: TestDatabase): Promise<Record<string, string>> {
  const client = new Client({ connectionString: database.ownerUrl })
  await client.connect()
  try {
    const steady = await steadyTables(client)
    const parts = steady.map(
      (
        name,
      ) => `select '${name}' as name, count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0)
        as contents from ${name} t`,
    )
    const { rows } = await client.query<{ name: string; contents: string }>(parts.join(" union all "))
    return Object.fromEntries(rows.map(({ name, contents }) => [name, contents]))
  } finally {
    await client.end()
  }
}
