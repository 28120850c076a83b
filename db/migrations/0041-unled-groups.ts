import { type Kysely, sql } from "kysely"

/** A group whose coordinators have all left its schools can be taken up by a member school. */
const takingUp = sql`
create function acting.may_take_up(wanted_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.speaks_for_school()
    and exists (select from group_school m
      where m.group_id = wanted_group and m.school_id = acting.school_id() and m.left_at is null)
    and not exists (select from group_coordinator c
      where c.group_id = wanted_group and c.ended_at is null and acting.works_in_group(c.person_id, wanted_group));
create policy taken_up on group_coordinator for insert to kith_app with check (
  person_id = acting.person_id() and acting.may_take_up(group_id));
create policy relieved on group_coordinator for update to kith_app
  using (ended_at is null and acting.may_take_up(group_id)) with check (ended_at is not null);`

export async function up(db: Kysely<unknown>) {
  await takingUp.execute(db)
}
