import { type Kysely, sql } from "kysely"
import type { Mail } from "#app/features/notifications/mail.ts"
import type { Delivery, Mailer } from "#app/features/notifications/mailer.ts"
import type { Database } from "#db/client.ts"

/** A link in a letter has run out long before. */
const GIVE_UP_AFTER = sql`interval '3 days'`

/**
 * Works off the outbox, one mail at a time, until nothing is due or the mail server is away. Each mail is taken by
 * moving its next attempt into the future: no transaction is open while the server answers, no other process takes
 * it meanwhile, and after a crash it comes up again. Once its delivery is recorded it is never sent again.
 */
export async function deliverMail(db: Kysely<Database>, mailer: Mailer): Promise<void> {
  for (let mail = await takeDueMail(db); mail; mail = await takeDueMail(db)) {
    const delivery = await mailer.deliver(mail)
    await recordDelivery(db, mail.id, delivery)
    if (delivery.kind === "unreachable") return
  }
}

/** Tries come after 2, 4, 8 … minutes, at most 4 hours apart. */
async function takeDueMail(db: Kysely<Database>): Promise<(Mail & { id: string }) | null> {
  const taken = await sql<Mail & { id: string }>`
    update mail set attempts = attempts + 1,
      next_attempt_at = clock_timestamp() + least(2 ^ least(attempts + 1, 10) * interval '1 minute', interval '4 hours')
    where id = (select id from mail where next_attempt_at <= clock_timestamp()
      order by next_attempt_at limit 1 for update skip locked)
    returning id, recipient, subject, body`.execute(db)
  return taken.rows[0] ?? null
}

async function recordDelivery(db: Kysely<Database>, id: string, delivery: Delivery): Promise<void> {
  const mail = db.updateTable("mail").where("id", "=", id)
  if (delivery.kind === "delivered") {
    const deliveredAt = sql<Temporal.Instant>`clock_timestamp()`
    await mail.set({ deliveredAt, nextAttemptAt: null, lastError: null }).execute()
    return
  }
  const forGood = delivery.kind === "refused-for-good"
  const nextAttemptAt = sql<Temporal.Instant | null>`
    case when ${forGood} or written_at < clock_timestamp() - ${GIVE_UP_AFTER} then null else next_attempt_at end`
  await mail.set({ lastError: delivery.reason, nextAttemptAt }).execute()
}
