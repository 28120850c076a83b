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

/** Whether a migrated database holds the demo data, or anything else: it comes all at once or not at all. */
export const hasDemoData = (ownerUrl: string): Promise<boolean> =>
  connected(ownerUrl, async (client) => {
    const { rows } = await client.query("select exists (select from school) as yes")
    return rows[0].yes
  })

/**
 * Fills a migrated, empty database with the demo data as it is at `now`, in one transaction, as its owner. The same
 * moment gives the same rows.
 */
export const seedDemo = (ownerUrl: string, { now }: { now: Temporal.Instant }): Promise<void> =>
  connected(ownerUrl, async (client) => {
    const rows = demoData(now)
    await client.query("begin")
    for (const table of seededTables) await writeRows(client, table, rows[table])
    await client.query("select setval('payment_reference_number', $1)", [Math.max(1, rows.invoice.length)])
    await scheduleMoves(client, rows.pool)
    await client.query("commit")
    await client.query("analyze")
  })
