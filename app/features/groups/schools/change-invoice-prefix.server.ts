import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Tx } from "#db/client.ts"

type Change = { kind: "changed" } | { kind: "taken"; by: string } | { kind: "not-allowed" }

/** Changes the letters that a school's invoice numbers start with; numbers already given stay. No two schools share one. */
export async function changeInvoicePrefix(
  tx: Tx,
  actor: SchoolActor,
  invoicePrefix: string,
): Promise<Change> {
  const school = actor.school
  if (!can(actor, "change-school-settings", school)) return { kind: "not-allowed" }
  await sql`select pg_advisory_xact_lock(hashtext('invoice-prefix'), hashtext(${invoicePrefix}))`.execute(tx)
  const holder = await tx
    .selectFrom("school")
    .select(["id", "name"])
    .where("invoicePrefix", "=", invoicePrefix)
    .executeTakeFirst()
  if (holder) return holder.id === school.id ? { kind: "changed" } : { kind: "taken", by: holder.name }
  await tx.updateTable("school").set({ invoicePrefix }).where("id", "=", school.id).execute()
  await recordEvent(tx, actor, {
    act: "change-invoice-prefix",
    subject: { kind: "school", id: school.id },
    detail: { invoicePrefix },
  })
  return { kind: "changed" }
}
