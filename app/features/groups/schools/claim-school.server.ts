import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor, SchoolRole } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type LeaderName = { personId: string; name: string; role: SchoolRole }
type Claim =
  | { kind: "claimed"; school: { id: string; name: string } }
  | { kind: "email-not-verified" }
  | { kind: "somebody-is-there"; school: string; leaders: LeaderName[] }
  | { kind: "closed"; school: string }
  | { kind: "no-such-school" }

/**
 * The first person of a school takes a leading place in it, and by that the school joins Kith. Of two who try at
 * once the second is told whom to ask. Posted twice by one person, they have claimed it once.
 */
export async function claimSchool(
  tx: Tx,
  actor: Actor,
  { urn, role }: { urn: number; role: "head" | "business-manager" },
): Promise<Claim> {
  if (!actor.emailVerified) return { kind: "email-not-verified" }
  await tx
    .selectFrom("school")
    .select("id")
    .where("urn", "=", urn)
    .where("joinedAt", "is", null)
    .forUpdate()
    .execute()
  const school = await tx
    .selectFrom("school")
    .select(["id", "name", "joinedAt", "closedOn"])
    .where("urn", "=", urn)
    .executeTakeFirst()
  if (!school) return { kind: "no-such-school" }
  if (school.closedOn) return { kind: "closed", school: school.name }
  if (school.joinedAt) {
    const leaders = await leadersOf(tx, school.id)
    return leaders.some((leader) => leader.personId === actor.personId)
      ? { kind: "claimed", school }
      : { kind: "somebody-is-there", school: school.name, leaders }
  }

  await tx.insertInto("schoolRole").values({ personId: actor.personId, schoolId: school.id, role }).execute()
  await tx
    .updateTable("school")
    .set({ joinedAt: Temporal.Now.instant() })
    .where("id", "=", school.id)
    .execute()
  await recordEvent(tx, actor, {
    act: "claim-school",
    subject: { kind: "school", id: school.id },
    schoolId: school.id,
    detail: { role, email: actor.email },
  })
  return { kind: "claimed", school }
}

/** Names of a school's heads and business managers, heads first; any signed-in person may know whom to ask. */
export async function leadersOf(tx: Tx, schoolId: string): Promise<LeaderName[]> {
  const { rows } = await sql<LeaderName>`select * from school_leaders(${schoolId})`.execute(tx)
  return rows
}
