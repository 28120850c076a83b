import { Client } from "pg"
import { passwordOf } from "#db/embedded/role-passwords.ts"

/**
 * Makes what is missing of Kith's two roles and its database: kith_owner owns the schema and migrates it, kith
 * is the app's login, owns nothing and inherits nothing. Repeatable, as a first start may have been interrupted.
 */
export async function ensureRoles(superuserUrl: string, secret: string): Promise<void> {
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  const passwordLiteral = (role: "kith_owner" | "kith") => client.escapeLiteral(passwordOf(role, secret))
  try {
    const { rows } = await client.query<{ owner: boolean; app: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'kith_owner') as owner,
              exists (select from pg_roles where rolname = 'kith') as app,
              exists (select from pg_database where datname = 'kith') as database`,
    )
    const present = rows[0]
    if (!present?.owner)
      await client.query(`create role kith_owner login createrole password ${passwordLiteral("kith_owner")}`)
    if (!present?.app)
      await client.query(`create role kith login noinherit password ${passwordLiteral("kith")}`)
    if (!present?.database) await client.query("create database kith owner kith_owner")
  } finally {
    await client.end()
  }
}
