import type { Kysely } from "kysely"
import type { Mail } from "#app/features/notifications/mail.ts"
import type { Database } from "#db/client.ts"

/** What the outbox holds for an address, oldest first. */
export const lettersTo = (owner: Kysely<Database>, recipient: string): Promise<Mail[]> =>
  owner
    .selectFrom("mail")
    .select(["recipient", "subject", "body"])
    .where("recipient", "=", recipient)
    .orderBy("id")
    .execute()

/** The token in a letter's link. */
export function tokenIn(letter: Mail | undefined): string {
  const token = /[?&]token=([^&\s]+)/.exec(letter?.body ?? "")?.[1]
  if (!token) throw new Error(`There is no link in: ${letter?.subject ?? "no letter"}`)
  return token
}

/** The first address that a letter leads to. */
export function linkIn(letter: Mail | undefined): string {
  const link = /https?:\/\/\S+/.exec(letter?.body ?? "")?.[0]
  if (!link) throw new Error(`There is no link in: ${letter?.subject ?? "no letter"}`)
  return link
}
