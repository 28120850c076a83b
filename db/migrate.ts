import { readdir } from "node:fs/promises"
import { Kysely, PostgresDialect, sql } from "kysely"
import { Migrator } from "kysely/migration"
import pg from "pg"
import { createJobTables } from "#db/job-tables.ts"

const folder = new URL("./migrations/", import.meta.url)

const migrations = async () => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".ts")).sort()
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name) => [name.slice(0, -3), await import(new URL(name, folder).href)]),
    ),
  )
}

/** Migrations that were written side by side may land in any order. */
export const migratorFor = (db: Kysely<unknown>) =>
  new Migrator({ db, provider: { getMigrations: migrations }, allowUnorderedMigrations: true })

export const connectAsOwner = (url: string) =>
  new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) }),
  })

/**
 * Brings a database to the newest schema, as its owner (a role that may create roles).
 * `appLogin` is the role that the app signs in as; it is let into the three working roles.
 * Throws the first migration's error; each migration is one transaction.
 */
export async function migrateToLatest(ownerUrl: string, appLogin = "kith"): Promise<void> {
  const db = connectAsOwner(ownerUrl)
  try {
    const { error } = await migratorFor(db).migrateToLatest()
    if (error) throw error
    await createJobTables(ownerUrl, db)
    await letIn(db, appLogin)
  } finally {
    await db.destroy()
  }
}

const letIn = (db: Kysely<unknown>, appLogin: string) =>
  sql`grant kith_app, kith_auth, kith_worker to ${sql.id(appLogin)};
    grant select on kysely_migration to ${sql.id(appLogin)};`.execute(db)

/** Names of the migrations that this database has not had yet; empty when it is current. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const db = connectAsOwner(url)
  try {
    const all = await migratorFor(db).getMigrations()
    return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name)
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) {
  const ownerUrl = process.env.DATABASE_OWNER_URL
  const appLogin = process.env.DATABASE_URL ? new URL(process.env.DATABASE_URL).username : undefined
  if (!ownerUrl) {
    console.error("Set DATABASE_OWNER_URL to the address of the database, as the role that owns it.")
    process.exit(1)
  }
  await migrateToLatest(ownerUrl, appLogin)
  console.log("The database is up to date.")
}
