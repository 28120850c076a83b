import { type Kysely, sql } from "kysely"
import type { Database } from "#db/client.ts"

export type KnownAccount = { id: string; name: string; email: string; emailVerified: boolean }

/** Whose address this is, or null. */
export async function findAccount(db: Kysely<Database>, email: string): Promise<KnownAccount | null> {
  const found = await db
    .selectFrom("person")
    .select(["id", "name", "email", "emailVerified"])
    .where(sql<string>`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst()
  return found ?? null
}

/** Whether the person has a password; who came by links alone has none. */
export async function hasPassword(db: Kysely<Database>, personId: string): Promise<boolean> {
  const account = await db
    .selectFrom("auth.account")
    .select("id")
    .where("userId", "=", personId)
    .where("providerId", "=", "credential")
    .where("password", "is not", null)
    .executeTakeFirst()
  return account !== undefined
}
