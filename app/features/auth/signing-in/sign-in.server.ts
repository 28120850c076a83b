import type { Kysely } from "kysely"
import type pg from "pg"
import { createBetterAuth } from "#app/features/auth/better-auth/better-auth.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Mail } from "#app/features/notifications/mail.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import { createDatabase, type Database } from "#db/client.ts"

export type SignInSettings = {
  /** Connections with the rights of `kith_auth`; nothing else reaches credentials. */
  pool: pg.Pool
  appUrl: string
  secret: string
  jobs: JobQueue
  /** Whether the demo may open a session for anybody; no setting of a real Kith turns this on. */
  demo?: boolean
}

/** What the acts of signing in work with: better-auth, the credentials' own connections, and the outbox. */
export type SignIn = {
  auth: ReturnType<typeof createBetterAuth>
  db: Kysely<Database>
  appUrl: string
  secret: string
  send(mail: Mail): Promise<void>
}

/** Passwords, links, sessions and second factors, kept in PostgreSQL. */
export function createSignIn({ pool, appUrl, secret, jobs, demo = false }: SignInSettings): SignIn {
  const db = createDatabase(pool)
  const send = (mail: Mail) => db.transaction().execute((tx) => sendMail(tx, jobs, [mail]))
  return { auth: createBetterAuth({ pool, appUrl, secret, send, db, demo }), db, appUrl, secret, send }
}
