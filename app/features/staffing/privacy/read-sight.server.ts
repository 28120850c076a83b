import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import { readFeedState } from "#app/features/staffing/calendar/change-feed-address.server.ts"
import type { OfferedAs, Seer, Sight } from "#app/features/staffing/privacy/who-sees-me.ts"
import type { Tx } from "#db/client.ts"

/** Everything that decides who sees what of the actor. */
export async function readSight(tx: Tx, actor: Actor): Promise<Sight> {
  const seers = await sql<Seer>`
    select w.person_id, w.name, w.school_name as school,
      (select g.name from school_group g where g.id = w.group_id) as "group", w.roles
    from who_sees_me() w order by w.name, w.person_id`.execute(tx)
  const offered = await sql<OfferedAs & { namesPeople: boolean }>`
    select r.title, s.name as school, coalesce(v.invoices_name_people, false) as names_people,
      array(select g.name from resource_group rg join school_group g on g.id = rg.group_id
        where rg.resource_id = r.id order by g.name) as groups,
      array(select distinct b.name from bookers_of_me() b where b.resource_id = r.id order by b.name) as booked_by
    from resource r join school s on s.id = r.school_id left join school_privacy v on v.school_id = r.school_id
    where r.person_id = ${actor.personId} order by r.title`.execute(tx)
  const acted = await sql<{ name: string }>`
    select s.name from school s where s.id in (select acted_for_schools()) order by s.name`.execute(tx)
  return {
    me: actor,
    seers: seers.rows,
    offered: offered.rows.map(({ title, school, groups, bookedBy }) => ({ title, school, groups, bookedBy })),
    actedFor: acted.rows.map(({ name }) => name),
    hasCalendar: (await readFeedState(tx, actor.personId)) !== null,
    namedOnInvoicesOf: [
      ...new Set(offered.rows.filter((row) => row.namesPeople).map(({ school }) => school)),
    ],
  }
}
