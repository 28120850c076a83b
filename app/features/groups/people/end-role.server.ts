import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { endCoordination, groupsLostWith } from "#app/features/groups/people/ending-role.server.ts"
import { leadingRoles } from "#app/features/groups/people/role-names.ts"
import { type HeldRole, rolesAt } from "#app/features/groups/people/role-queries.server.ts"
import { roleEnded } from "#app/features/groups/schools/school-letters.ts"
import type { Tx } from "#db/client.ts"

type Ending =
  /** `leavesSchool`: the actor has no role left at the school. */
  | { kind: "ended"; held: HeldRole; leavesSchool: boolean }
  | { kind: "last-leader" }
  | { kind: "not-allowed" }
  | { kind: "not-found" }

/** Ends somebody's role at the actor's school, one's own too. The school keeps a head or a business manager. */
export async function endRole(tx: Tx, actor: SchoolActor, post: Post, roleId: string): Promise<Ending> {
  const school = actor.school
  // Two leaders who end each other's role at once: the second sees what the first has done.
  await tx.selectFrom("school").select("id").where("id", "=", school.id).forUpdate().execute()
  const roles = await rolesAt(tx, school.id)
  const held = roles.find((role) => role.id === roleId)
  if (!held) return { kind: "not-found" }
  const place = { id: school.id, role: held.role, hasHead: roles.some(({ role }) => role === "head") }
  const own = held.personId === actor.personId
  if (!own && !can(actor, "manage-roles", place)) return { kind: "not-allowed" }
  if (isLastLeader(roles, held)) return { kind: "last-leader" }

  const groups = await groupsLostWith(tx, held.id)
  await endCoordination(tx, held.personId, groups)
  await tx
    .updateTable("schoolRole")
    .set({ endedAt: Temporal.Now.instant() })
    .where("id", "=", held.id)
    .execute()
  await recordEvent(tx, actor, {
    act: "end-role",
    subject: { kind: "person", id: held.personId },
    detail: {
      ...{ person: held.name, role: held.role },
      coordinationEnded: groups.filter((group) => !group.alone).map((group) => group.name),
    },
  })
  if (!own) await write(tx, post, [held], roleEnded(actor.name, school.name, held.role))
  const leavesSchool = !roles.some(({ id, personId }) => id !== held.id && personId === actor.personId)
  return { kind: "ended", held, leavesSchool }
}

/** Whether without this role nobody would speak for the school. */
export const isLastLeader = (roles: readonly HeldRole[], held: HeldRole): boolean =>
  leadingRoles.includes(held.role) &&
  !roles.some(({ id, role }) => id !== held.id && leadingRoles.includes(role))
