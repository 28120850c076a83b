import { type Kysely, sql } from "kysely"

/** What may be written at all; the policies below say by whom. Who, when and how long is PostgreSQL's to fill in. */
const rights = sql`
grant update (invoice_prefix, joined_at) on school to kith_app;
grant insert, update on school_bank_account to kith_app;
grant insert (id, person_id, school_id, role, granted_by), update (ended_at) on school_role to kith_app;
grant insert (id, school_id, email, role, invited_by), update (answered_at, answer) on role_invitation to kith_app;
grant insert (id, name, kind, description, founded_by_school_id, finance_two_factor_required),
  update (name, kind, description, finance_two_factor_required) on school_group to kith_app;
grant insert (id, group_id, school_id), update (left_at) on group_school to kith_app;
grant insert (id, group_id, person_id), update (ended_at) on group_coordinator to kith_app;
grant insert (id, group_id, opened_by_side, school_id, email, message, opened_by),
  update (school_id, answered_by, answered_at, answer) on group_admission to kith_app;`

const knowledge = sql`
-- An address counts once its owner has shown that they read it.
create function acting.verified_email() returns text language sql stable security definer set search_path = public, pg_temp
  return (select lower(p.email) from person p where p.id = acting.person_id() and p.email_verified);
create function acting.fellow_school_ids() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(array_agg(distinct m.school_id), '{}') from group_school m
    where m.left_at is null and m.group_id = any (acting.group_ids()));
create function acting.holds_place(wanted_school uuid, wanted_roles text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from school_role r where r.person_id = acting.person_id() and r.school_id = wanted_school
    and r.role = any (wanted_roles) and r.ended_at is null);`

const schools = sql`
-- The register is published, so it is open to whoever connects, and plans may use any index of it.
create policy register on school for select to kith_app using (true);
create policy register on legal_entity for select to kith_app using (true);
create policy own_details on school for update to kith_app
  using (id = (select acting.school_id()) and (select acting.handles_money()))
  with check (id = (select acting.school_id()) and joined_at is not null);
-- The first of a school takes a place in it, and by that the school joins.
create policy claimed on school for update to kith_app
  using (joined_at is null and closed_on is null and (select acting.verified_email()) is not null)
  with check (joined_at is not null and acting.holds_place(id, '{head,business-manager}'));
create policy own_bank_account on school_bank_account for select to kith_app
  using (school_id = (select acting.school_id()) and (select acting.handles_money()));
create policy own_first_bank_account on school_bank_account for insert to kith_app
  with check (school_id = acting.school_id() and acting.handles_money() and changed_by = acting.person_id());
create policy own_new_bank_account on school_bank_account for update to kith_app
  using (school_id = (select acting.school_id()) and (select acting.handles_money()))
  with check (school_id = acting.school_id() and changed_by = acting.person_id());`

const roles = sql`
create policy known on school_role for select to kith_app using (
  person_id = (select acting.person_id()) or school_id = (select acting.school_id())
  or school_id = any ((select acting.fellow_school_ids())::uuid[]));
-- Nobody is put into a place: they take it, where the school asked them, or as the first of their school.
create function acting.may_take_role(wanted_school uuid, wanted_role text) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from role_invitation i where i.school_id = wanted_school and i.role = wanted_role
      and lower(i.email) = acting.verified_email() and i.answer is null and i.expires_at > now())
    or (wanted_role in ('head', 'business-manager') and acting.verified_email() is not null
      and exists (select from school s where s.id = wanted_school and s.joined_at is null and s.closed_on is null));
create policy taken on school_role for insert to kith_app with check (
  person_id = acting.person_id() and acting.may_take_role(school_id, role));
create function acting.may_manage_role(wanted_school uuid, wanted_role text) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_school = acting.school_id() and acting.speaks_for_school()
    -- Only a head decides who else is head, unless there is none yet.
    and (wanted_role <> 'head' or 'head' = any (acting.roles()) or not exists (
      select from school_role r where r.school_id = wanted_school and r.role = 'head' and r.ended_at is null));
create policy ended on school_role for update to kith_app
  using (ended_at is null and (person_id = (select acting.person_id())
    or (school_id = (select acting.school_id()) and acting.may_manage_role(school_id, role))))
  with check (ended_at is not null);
create function school_keeps_a_leader() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from school where id = new.school_id for update;
  if not exists (select from school_role r where r.school_id = new.school_id and r.ended_at is null
    and r.role in ('head', 'business-manager')) then
    raise exception 'A school keeps a head or a business manager.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger school_keeps_a_leader after update of ended_at on school_role for each row
  when (old.ended_at is null and new.ended_at is not null and new.role in ('head', 'business-manager'))
  execute function school_keeps_a_leader();

create policy concerned on role_invitation for select to kith_app using (
  lower(email) = (select acting.email())
  or (school_id = (select acting.school_id()) and (select acting.speaks_for_school())));
create policy invited on role_invitation for insert to kith_app with check (
  invited_by = acting.person_id() and acting.may_manage_role(school_id, role));
create policy answered on role_invitation for update to kith_app
  using (answer is null)
  with check ((answer in ('accepted', 'declined') and lower(email) = acting.verified_email())
    or (answer = 'expired' and expires_at <= now())
    or (answer = 'withdrawn' and school_id = acting.school_id() and acting.speaks_for_school()));`

export async function up(db: Kysely<unknown>) {
  for (const part of [rights, knowledge, schools, roles]) await part.execute(db)
}
