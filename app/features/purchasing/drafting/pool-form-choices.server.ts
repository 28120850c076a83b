import { sql } from "kysely"
import type { Actor, GroupPlace } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

/** A school that could lead a pool: one's own, or one of a group that one coordinates. */
export type LeadCandidate = { id: string; name: string; isOwn: boolean; groupIds: string[] }

export async function leadCandidates(tx: Tx, actor: Actor): Promise<LeadCandidate[]> {
  const own = actor.school?.id ?? null
  const coordinated = actor.coordinates.map(({ id }) => id)
  const { rows } = await sql<LeadCandidate>`
    select s.id, s.name, s.id is not distinct from ${own}::uuid as is_own, array(
      select m.group_id from group_school m
      where m.school_id = s.id and m.left_at is null and m.group_id = any (${coordinated}::uuid[])) as group_ids
    from school s where s.id = any (array(
      select ${own}::uuid union all
      select m.school_id from group_school m where m.left_at is null and m.group_id = any (${coordinated}::uuid[])))
    order by is_own desc, s.name`.execute(tx)
  return rows
}

export type FormSchool = { id: string; name: string; numberOnRoll: number | null; groupIds: string[] }

export type PoolFormChoices = {
  groups: GroupPlace[]
  leads: LeadCandidate[]
  /** Every school of those groups, for rules that ask something for each. */
  schools: FormSchool[]
}

/** What the form of a pool offers to choose from. */
export async function poolFormChoices(tx: Tx, actor: Actor): Promise<PoolFormChoices> {
  const groups = [
    ...new Map([...actor.groups, ...actor.coordinates].map((group) => [group.id, group])).values(),
  ]
  const { rows } = await sql<FormSchool>`
    select s.id, s.name, s.number_on_roll, array_agg(m.group_id) as group_ids
    from group_school m join school s on s.id = m.school_id
    where m.left_at is null and m.group_id = any (${groups.map(({ id }) => id)}::uuid[])
    group by s.id order by s.name`.execute(tx)
  return { groups, leads: await leadCandidates(tx, actor), schools: rows }
}
