import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Nation } from "#app/features/staffing/days/bank-holidays.ts"
import type { Tx } from "#db/client.ts"

/** Says whose bank holidays the acting school keeps; what is booked stays booked. */
export async function setNation(
  tx: Tx,
  actor: SchoolActor,
  nation: Nation,
): Promise<{ kind: "saved" | "not-allowed" }> {
  if (!can(actor, "change-school-settings", actor.school)) return { kind: "not-allowed" }
  const chosen = { nation, setBy: actor.personId }
  await tx
    .insertInto("schoolNation")
    .values({ schoolId: actor.school.id, ...chosen })
    .onConflict((conflict) => conflict.column("schoolId").doUpdateSet(chosen))
    .execute()
  await recordEvent(tx, actor, {
    act: "set-nation",
    subject: { kind: "school-days", id: actor.school.id },
    detail: { nation },
  })
  return { kind: "saved" }
}
