import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Tx } from "#db/client.ts"

/** Whether a school's invoices for shared staff name the person; if not, as from the start, they say role and days. */
export async function invoicesNamePeople(tx: Tx, schoolId: string): Promise<boolean> {
  const chosen = await tx
    .selectFrom("schoolPrivacy")
    .select("invoicesNamePeople")
    .where("schoolId", "=", schoolId)
    .executeTakeFirst()
  return chosen?.invoicesNamePeople ?? false
}

/** What its employer's invoices say of somebody's time: with the name only where the school's leaders let them. */
export const namedAsChosen = async <A extends { schoolId: string; personNamed: string | null }>(
  tx: Tx,
  arrangement: A,
): Promise<A> =>
  (await invoicesNamePeople(tx, arrangement.schoolId)) ? arrangement : { ...arrangement, personNamed: null }

/** Chooses for the actor's school whether its invoices name people. What has been issued stays as it is. */
export async function chooseNaming(
  tx: Tx,
  actor: SchoolActor,
  namesPeople: boolean,
): Promise<{ kind: "chosen" } | { kind: "not-allowed" }> {
  const { school, personId } = actor
  if (!can(actor, "change-school-settings", school)) return { kind: "not-allowed" }
  const before = await invoicesNamePeople(tx, school.id)
  const chosen = { invoicesNamePeople: namesPeople, setBy: personId }
  await tx
    .insertInto("schoolPrivacy")
    .values({ schoolId: school.id, ...chosen })
    .onConflict((on) =>
      on.column("schoolId").doUpdateSet({ ...chosen, setAt: sql<Temporal.Instant>`clock_timestamp()` }),
    )
    .execute()
  if (before !== namesPeople)
    await recordEvent(tx, actor, {
      act: "choose-naming",
      subject: { kind: "school", id: school.id },
      detail: { invoicesNamePeople: namesPeople },
    })
  return { kind: "chosen" }
}
