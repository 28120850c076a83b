import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readPosting } from "#app/features/expertise/posting-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Ending = { kind: "ended" } | { kind: "not-found" } | { kind: "not-allowed" }

/** Takes an offer or a need off every list; it stays on the record. */
export async function endPosting(tx: Tx, actor: Actor, id: string): Promise<Ending> {
  const posting = await readPosting(tx, id)
  if (!posting) return { kind: "not-found" }
  if (!can(actor, "end-posting", { schoolId: posting.school.id })) return { kind: "not-allowed" }
  const ended = await tx
    .updateTable("posting")
    .set({ endedAt: sql`clock_timestamp()` })
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .executeTakeFirstOrThrow()
  if (ended.numUpdatedRows === 0n) return { kind: "ended" }
  await recordEvent(tx, actor, {
    act: "end-posting",
    subject: { kind: "posting", id },
    detail: { side: posting.side, title: posting.title },
  })
  return { kind: "ended" }
}
