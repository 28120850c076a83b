import { randomUUID } from "node:crypto"
import { Client } from "pg"
import { type TestServer, templateName } from "#tests/support/test-server.ts"

/** A migrated, empty database of its own: `ownerUrl` to arrange things as kith_owner, `url` as the app signs in. */
export type TestDatabase = { name: string; ownerUrl: string; url: string; drop(): Promise<void> }

/** Clones the server's migrated template, or another that nobody is connected to. */
export async function cloneOn(
  { superuserUrl, ownerUrl, appUrl }: Omit<TestServer, "stop">,
  template = templateName,
): Promise<TestDatabase> {
  const name = `kith_${randomUUID().replaceAll("-", "")}`
  await runAsSuperuser(
    superuserUrl,
    `create database ${name} template ${template} owner kith_owner strategy file_copy`,
  )
  return {
    name,
    ownerUrl: onDatabase(ownerUrl, name),
    url: onDatabase(appUrl, name),
    drop: () => runAsSuperuser(superuserUrl, `drop database if exists ${name} with (force)`),
  }
}

/** Puts a database back to what its template is; whoever is connected to it has to connect anew. */
export async function resetOn(
  { superuserUrl }: Pick<TestServer, "superuserUrl">,
  { name }: TestDatabase,
  template: string,
): Promise<void> {
  await runAsSuperuser(superuserUrl, `drop database ${name} with (force)`)
  await runAsSuperuser(
    superuserUrl,
    `create database ${name} template ${template} owner kith_owner strategy file_copy`,
  )
}

/** The same address, of another database. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

async function runAsSuperuser(superuserUrl: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
