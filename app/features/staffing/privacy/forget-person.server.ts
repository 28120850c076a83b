import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Tx } from "#db/client.ts"

/** What whoever has left is called in everything that they did. */
const FORMER_COLLEAGUE = "A former colleague"

type Forgetting =
  | { kind: "forgotten" }
  /** Their name had been taken out before. */
  | { kind: "left-already" }
  /** They hold a role somewhere, and are nobody else's to take out. */
  | { kind: "still-here" }
  /** Without them a school would have neither a head nor a business manager. */
  | { kind: "last-leader" }
  | { kind: "not-allowed" }
  | { kind: "not-found" }

/**
 * Takes a person's name and address out of everything but issued documents, and ends what they could still do: roles,
 * sessions, calendars. What they did stays on record by their id. Whoever does it to themself is signed out by it.
 */
export async function forgetPerson(tx: Tx, actor: Actor, personId: string): Promise<Forgetting> {
  if (!can(actor, "forget-person", { personId })) return { kind: "not-allowed" }
  const { rows } = await sql<{ kind: Forgetting["kind"] }>`
    select forget_person(${personId}::uuid) as kind`.execute(tx)
  const kind = rows[0]?.kind ?? "not-found"
  if (kind !== "forgotten") return { kind }
  const isOneself = personId === actor.personId
  await recordEvent(
    tx,
    { ...actor, name: isOneself ? FORMER_COLLEAGUE : actor.name },
    { act: "forget-person", subject: { kind: "person", id: personId } },
  )
  return { kind }
}
