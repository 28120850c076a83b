import { mkdtempSync, readdirSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Client } from "pg"
import { discardEmbeddedPostgres } from "#db/embedded/discard-embedded-postgres.ts"
import { type EmbeddedPostgres, startEmbeddedPostgres } from "#db/embedded/start-embedded-postgres.ts"
import { migrateToLatest } from "#db/migrate.ts"

/** A PostgreSQL for one run of the tests, with the migrated template that every test database is cloned from. */
export type TestServer = { superuserUrl: string; ownerUrl: string; appUrl: string; stop(): Promise<void> }

export const templateName = "kith_template"
const folderPrefix = "kith-tests-"

export async function startTestServer(): Promise<TestServer> {
  const place = quickestFolder()
  await removeAbandonedFolders(place)
  const dataDir = mkdtempSync(join(place, folderPrefix))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  if (server.kind === "refused") throw new Error(server.sentence)
  await makeTemplate(server)
  return {
    superuserUrl: server.urlFor("postgres", "postgres"),
    ownerUrl: server.urlFor(templateName, "kith_owner"),
    appUrl: server.urlFor(templateName, "kith"),
    async stop() {
      await server.stop()
      await discardEmbeddedPostgres(dataDir)
    },
  }
}

async function makeTemplate(server: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString: server.urlFor("postgres", "postgres") })
  await client.connect()
  await client.query(`create database ${templateName} owner kith_owner`)
  await client.end()
  await migrateToLatest(server.urlFor(templateName, "kith_owner"))
}

/** Cloning a database writes 300 files: 12 ms in memory, 220 ms on a disk. Containers may give it only 64 MB. */
function quickestFolder(): string {
  const memory = "/dev/shm"
  try {
    const { bavail, bsize } = statfsSync(memory)
    return bavail * bsize >= 2 * 1024 ** 3 ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** Left by runs that were killed; one that is in use refuses to go. */
async function removeAbandonedFolders(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    if (name.startsWith(folderPrefix)) await discardEmbeddedPostgres(join(place, name)).catch(() => {})
  }
}
