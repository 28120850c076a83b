import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { coordinatorEnded } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Ending = { kind: "ended" } | { kind: "last" } | { kind: "not-allowed" }

/** Ends a coordinator's part, one's own too. A group always keeps one. */
export async function endCoordinator(
  tx: Tx,
  actor: Actor,
  post: Post,
  group: { id: string; name: string },
  personId: string,
): Promise<Ending> {
  if (!can(actor, "name-coordinator", group)) return { kind: "not-allowed" }
  await sql`select lock_group(${group.id})`.execute(tx)
  const coordinators = await tx
    .selectFrom("groupCoordinator as c")
    .innerJoin("person as p", "p.id", "c.personId")
    .select(["c.id", "c.personId", "p.name", "p.email"])
    .where("c.groupId", "=", group.id)
    .where("c.endedAt", "is", null)
    .execute()
  const leaving = coordinators.find((coordinator) => coordinator.personId === personId)
  if (!leaving) return { kind: "ended" }
  if (coordinators.length === 1) return { kind: "last" }

  await tx
    .updateTable("groupCoordinator")
    .set({ endedAt: Temporal.Now.instant() })
    .where("id", "=", leaving.id)
    .execute()
  await recordEvent(tx, actor, {
    act: "end-coordinator",
    subject: { kind: "group", id: group.id },
    groupId: group.id,
    detail: { person: leaving.name },
  })
  const who = { name: actor.name, school: actor.school?.name ?? null }
  if (personId !== actor.personId) await write(tx, post, [leaving], coordinatorEnded(who, group.name))
  return { kind: "ended" }
}
