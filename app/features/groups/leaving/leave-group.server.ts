import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Leaving, whatLeavingMeets } from "#app/features/groups/leaving/leaving-group.server.ts"
import { type Post, writeToCoordinators } from "#app/features/groups/letters/write-letters.server.ts"
import { schoolLeft } from "#app/features/groups/showing/group-letters.ts"
import type { Tx } from "#db/client.ts"

type Group = { id: string; name: string }
type Departure =
  | { kind: "left" }
  | { kind: "held"; leaving: Leaving }
  | { kind: "not-allowed" }
  | { kind: "not-a-member" }

/**
 * Takes the actor's school out of a group. Open pools that hold it must be settled first, and somebody must stay to
 * coordinate the others; with the last school the group itself ends. What was bought together stays on record.
 */
export async function leaveGroup(tx: Tx, actor: SchoolActor, post: Post, group: Group): Promise<Departure> {
  if (!actor.groups.some((mine) => mine.id === group.id)) return { kind: "not-a-member" }
  if (!can(actor, "leave-group", group)) return { kind: "not-allowed" }
  await sql`select lock_group(${group.id})`.execute(tx)
  const leaving = await whatLeavingMeets(tx, actor.school.id, group.id)
  if (leaving.holding.length > 0 || leaving.leavesNobody) return { kind: "held", leaving }

  if (!leaving.lastSchool) await tellCoordinators(tx, actor, post, group)
  const left = Temporal.Now.instant()
  if (leaving.coordinators.length > 0)
    await tx
      .updateTable("groupCoordinator")
      .set({ endedAt: left })
      .where("groupId", "=", group.id)
      .where("endedAt", "is", null)
      .where(
        "personId",
        "in",
        leaving.coordinators.map((person) => person.personId),
      )
      .execute()
  await tx
    .updateTable("groupSchool")
    .set({ leftAt: left })
    .where("groupId", "=", group.id)
    .where("schoolId", "=", actor.school.id)
    .where("leftAt", "is", null)
    .execute()
  await recordEvent(tx, actor, {
    act: "leave-group",
    subject: { kind: "group", id: group.id },
    groupId: group.id,
    detail: { school: actor.school.name, coordinatorsEnded: leaving.coordinators.map(({ name }) => name) },
  })
  return { kind: "left" }
}

const tellCoordinators = (tx: Tx, actor: SchoolActor, post: Post, group: Group) =>
  writeToCoordinators(
    tx,
    post,
    group.id,
    schoolLeft(
      { name: actor.name, school: actor.school.name },
      group.name,
      actor.school.name,
      `${post.appUrl}/groups/${group.id}`,
    ),
  )
