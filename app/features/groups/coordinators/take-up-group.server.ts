import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { coordinatorEnded } from "#app/features/groups/showing/group-letters.ts"
import { type Coordinator, coordinatorsOf } from "#app/features/groups/showing/group-queries.server.ts"
import type { Tx } from "#db/client.ts"

type TakingUp =
  | { kind: "taken-up" }
  /** Somebody at one of the group's schools coordinates it. */
  | { kind: "led"; by: string }
  | { kind: "not-allowed" }

/** The one who coordinates a group from one of its schools; null where nobody does any more. */
const leaderAmong = (coordinators: readonly Coordinator[]) =>
  coordinators.find(({ schools }) => schools.length > 0) ?? null

/** Whether nobody at a group's schools coordinates it any more. */
export const isUnled = (coordinators: readonly Coordinator[]) => leaderAmong(coordinators) === null

/** Whoever speaks for a member school takes up a group that nobody at its schools coordinates any more. */
export async function takeUpGroup(
  tx: Tx,
  actor: SchoolActor,
  post: Post,
  group: { id: string; name: string },
): Promise<TakingUp> {
  if (!can(actor, "take-up-group", group)) return { kind: "not-allowed" }
  await sql`select lock_group(${group.id})`.execute(tx)
  const coordinators = await coordinatorsOf(tx, group.id)
  const leader = leaderAmong(coordinators)
  if (leader?.personId === actor.personId) return { kind: "taken-up" }
  if (leader) return { kind: "led", by: leader.name }

  await tx
    .updateTable("groupCoordinator")
    .set({ endedAt: Temporal.Now.instant() })
    .where("groupId", "=", group.id)
    .where("endedAt", "is", null)
    .execute()
  await tx.insertInto("groupCoordinator").values({ groupId: group.id, personId: actor.personId }).execute()
  await recordEvent(tx, actor, {
    act: "take-up-group",
    subject: { kind: "group", id: group.id },
    groupId: group.id,
    detail: { school: actor.school.name, relieved: coordinators.map(({ name }) => name) },
  })
  const who = { name: actor.name, school: actor.school.name }
  await write(tx, post, coordinators, coordinatorEnded(who, group.name))
  return { kind: "taken-up" }
}
