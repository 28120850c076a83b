import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

export type CoordinatedGroup = { id: string; name: string; alone: boolean }

/**
 * Groups that somebody coordinates and in which, without this role, they would no longer work at any school.
 * `alone`: nobody else coordinates it, so they go on until somebody is named.
 */
export async function groupsLostWith(tx: Tx, roleId: string): Promise<CoordinatedGroup[]> {
  const { rows } = await sql<CoordinatedGroup>`
    select g.id, g.name, not exists (select from group_coordinator other
        where other.group_id = g.id and other.ended_at is null and other.person_id <> ending.person_id) as alone
    from school_role ending
    join group_coordinator c on c.person_id = ending.person_id and c.ended_at is null
    join school_group g on g.id = c.group_id
    where ending.id = ${roleId} and not exists (
      select from school_role r join group_school m on m.school_id = r.school_id and m.left_at is null
      where r.person_id = ending.person_id and r.ended_at is null and r.id <> ending.id and m.group_id = g.id)
    order by g.name`.execute(tx)
  return rows
}

/** Whoever leaves the group's schools leaves its lead too, where somebody else is there. */
export const endCoordination = async (tx: Tx, personId: string, groups: readonly CoordinatedGroup[]) => {
  const ending = groups.filter((group) => !group.alone)
  if (ending.length === 0) return
  for (const group of ending) await sql`select lock_group(${group.id})`.execute(tx)
  await tx
    .updateTable("groupCoordinator")
    .set({ endedAt: Temporal.Now.instant() })
    .where("personId", "=", personId)
    .where(
      "groupId",
      "in",
      ending.map((group) => group.id),
    )
    .where("endedAt", "is", null)
    .execute()
}
