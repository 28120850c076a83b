import { sql } from "kysely"
import type { SchoolRole } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type FormerColleague = {
  personId: string
  name: string
  roles: SchoolRole[]
  leftOn: Temporal.Instant
}

/** A list that grew longer than this would be shortened by using it. */
const MOST = 200

/** Who has worked at a school, works there no longer, and is still known by name. */
export async function formerColleagues(tx: Tx, schoolId: string): Promise<FormerColleague[]> {
  const { rows } = await sql<FormerColleague>`
    select p.id as person_id, p.name, array_agg(distinct r.role order by r.role) as roles, max(r.ended_at) as left_on
    from school_role r join person p on p.id = r.person_id
    where r.school_id = ${schoolId} and p.left_at is null
    group by p.id, p.name having bool_and(r.ended_at is not null)
    order by max(r.ended_at) desc, p.id limit ${sql.lit(MOST)}`.execute(tx)
  return rows
}
