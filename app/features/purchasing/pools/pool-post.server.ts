import { sql } from "kysely"
import type { Post } from "#app/features/groups/letters/write-letters.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { PoolLetter } from "#app/features/purchasing/pools/pool-letters.ts"
import type { Tx } from "#db/client.ts"

/** A head or business manager of a school that a pool concerns. */
export type Addressee = { schoolId: string; name: string; email: string }

type Whom = "everybody" | "participants" | "unanswered" | "lead"

/**
 * Heads and business managers of all schools that a pool is open to, of those that take part, of those that have not
 * answered, or of its lead school. Only for whoever leads the pool, and for the worker.
 */
export async function addresseesOf(tx: Tx, poolId: string, whom: Whom): Promise<Addressee[]> {
  const found = await sql<Addressee>`select * from pool_addressees(${poolId}, ${whom})`.execute(tx)
  return found.rows
}

/**
 * Writes to each; whoever speaks for several schools gets the same words once. `letterFor` gives none for a school that
 * there is nothing to tell.
 */
export async function writeTo(
  tx: Tx,
  { jobs }: Post,
  addressees: readonly Addressee[],
  letterFor: (addressee: Addressee) => PoolLetter | null,
): Promise<void> {
  const mails = addressees.flatMap((addressee) => {
    const letter = letterFor(addressee)
    return letter ? [{ recipient: addressee.email, ...letter }] : []
  })
  const each = new Map(mails.map((mail) => [`${mail.recipient}\n${mail.subject}\n${mail.body}`, mail]))
  await sendMail(tx, jobs, [...each.values()])
}
