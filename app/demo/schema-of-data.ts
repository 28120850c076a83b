import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import pg from "pg"

const folder = fileURLToPath(new URL("../../db/migrations", import.meta.url))

/** Digests of this version's migrations by name: a change inside one would otherwise go unnoticed. */
const migrationsHere = () =>
  new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => [name.slice(0, -3), digestOf(readFileSync(join(folder, name)))]),
  )

const digestOf = (text: Buffer) => createHash("sha256").update(text).digest("hex")

const connected = async <T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/**
 * A sentence when the database has had migrations that this version of Kith does not know, or knows with another
 * content; null when it is empty, current, or older and can be brought up to date.
 */
export const findForeignSchema = (ownerUrl: string): Promise<string | null> =>
  connected(ownerUrl, async (client) => {
    const exists = async (table: string) =>
      (await client.query("select to_regclass($1) is not null as yes", [table])).rows[0].yes
    if (!(await exists("kysely_migration"))) return null
    const done = await client.query<{ name: string }>("select name from kysely_migration order by name")
    const remembered = (await exists("demo.migration"))
      ? await client.query<{ name: string; digest: string }>("select name, digest from demo.migration")
      : { rows: [] }
    const here = migrationsHere()
    const strange =
      done.rows.find(({ name }) => !here.has(name)) ??
      remembered.rows.find(({ name, digest }) => here.get(name) !== digest)
    if (!strange) return null
    return (
      `The data in this folder has tables of another version of Kith (${strange.name} is not the same here). ` +
      "Nothing in it was changed. Go back to that version to see the data again, or start over with new demo data: " +
      "npm run demo -- --fresh"
    )
  })

/** Notes which migrations the database has had, so that a later start notices when one has been edited. */
export const rememberSchema = (ownerUrl: string): Promise<void> =>
  connected(ownerUrl, async (client) => {
    await client.query(`create schema if not exists demo;
      create table if not exists demo.migration (name text primary key, digest text not null)`)
    const here = [...migrationsHere()]
    await client.query(
      "insert into demo.migration select * from unnest($1::text[], $2::text[]) on conflict (name) do nothing",
      [here.map(([name]) => name), here.map(([, digest]) => digest)],
    )
  })
