import { setTimeout } from "node:timers/promises"
import { Client } from "pg"
import type { TestDatabase } from "#tests/support/database.ts"
import { steadyTables } from "#tests/support/database-contents.ts"

/** Tells which tables have been written to, by whom ever; what is rolled back has not been written. */
export type ChangeWatch = {
  /** Since the last call, or the beginning. */
  changedTables(): Promise<string[]>
  end(): Promise<void>
}

/** Sets the watch up in a database, once; `watchOn` reads it there and in every copy. */
export async function watchChanges(database: TestDatabase): Promise<void> {
  const client = await connected(database)
  const tables = await steadyTables(client)
  await client.query(`
    create table changed_row (table_name text not null);
    create function note_change() returns trigger language plpgsql security definer as $$
    begin insert into public.changed_row values (tg_table_schema || '.' || tg_table_name); return null; end $$`)
  for (const table of tables)
    await client.query(
      `create trigger zz_note_change after insert or update or delete on ${table} for each row execute function public.note_change()`,
    )
  await client.end()
}

export async function watchOn(database: TestDatabase): Promise<ChangeWatch> {
  const client = await connected(database)
  return {
    async changedTables() {
      await untilRun(client)
      const { rows } = await client.query<{ name: string }>(
        "with seen as (delete from changed_row returning table_name as name) select distinct name from seen",
      )
      return rows.map(({ name }) => name).sort()
    },
    end: () => client.end(),
  }
}

/** A form may leave its work to a job, whose changes are the form's. */
async function untilRun(client: Client): Promise<void> {
  const isWaiting = async () => {
    const { rows } = await client.query<{ many: string }>(
      `select count(*) as many from pgboss.job_common
      where name = 'run-month-end' and state in ('created', 'retry', 'active')`,
    )
    return Number(rows[0]?.many) > 0
  }
  for (let tries = 0; tries < 100 && (await isWaiting()); tries++) await setTimeout(100)
}

async function connected({ ownerUrl }: TestDatabase): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl })
  // Dropping the database ends the connection; whoever drops it has ended the watch.
  client.on("error", () => {})
  await client.connect()
  return client
}
