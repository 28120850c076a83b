import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import type { Mail } from "#app/features/notifications/mail.ts"
import type { Tx } from "#db/client.ts"

/**
 * Writes mails into the outbox in the act's own transaction; a worker delivers them afterwards, and again until it
 * succeeds.
 */
export async function sendMail(tx: Tx, jobs: JobQueue, mails: readonly Mail[]): Promise<void> {
  if (mails.length === 0) return
  await tx
    .insertInto("mail")
    .values([...mails])
    .execute()
  await jobs.enqueue(tx, { queue: "deliver-mail", data: {} })
}
