import pg from "pg"
import { demoData } from "#app/demo/data/demo-data.ts"
import { seededTables } from "#app/demo/data/demo-rows.ts"
import { scheduleMoves } from "#app/demo/schedule-moves.ts"
import { writeRows } from "#app/demo/write-rows.ts"

const connected = async <T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** When the demo data of a migrated database was made; null where there is none, as it comes all at once. */
export const demoDataMadeAt = (ownerUrl: string): Promise<Temporal.Instant | null> =>
  connected(ownerUrl, async (client) => {
    const known = await client.query("select to_regclass('demo.made') is not null as yes")
    if (!known.rows[0].yes) return null
    const { rows } = await client.query<{ at: Date }>("select at from demo.made")
    return rows[0] ? Temporal.Instant.fromEpochMilliseconds(rows[0].at.getTime()) : null
  })

/**
 * Fills a migrated, empty database with the demo data as it is at `now`, in one transaction, as its owner. The same
 * moment gives the same rows.
 */
export const seedDemo = (ownerUrl: string, { now }: { now: Temporal.Instant }): Promise<void> =>
  connected(ownerUrl, async (client) => {
    const rows = demoData(now)
    await client.query("begin")
    await client.query("create schema if not exists demo; create table demo.made (at timestamptz not null)")
    await client.query("insert into demo.made values ($1)", [now.toString()])
    for (const table of seededTables) await writeRows(client, table, rows[table])
    await client.query("select setval('payment_reference_number', $1)", [Math.max(1, rows.invoice.length)])
    await scheduleMoves(client, rows.pool)
    await client.query("commit")
    await client.query("analyze")
  })
