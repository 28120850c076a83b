import { type Kysely, sql } from "kysely"

/** An approval is of an answer to a pool, or of days of a shared post that a school would commit. */
const tables = sql`
alter table shared_post add column cfr_code text;
comment on column shared_post.cfr_code is
  'under which the schools that share it report what they pay; null: said by nobody, of posts that were there before';
grant insert (cfr_code), update (cfr_code) on shared_post to kith_app;

alter table approval drop constraint approval_pkey;
alter table approval alter column pool_id drop not null, add column post_id uuid,
  add constraint approval_of_pool unique (pool_id, school_id),
  add constraint approval_of_post unique (post_id, school_id),
  add constraint approval_of_days foreign key (post_id, school_id) references day_bid on delete cascade,
  add constraint approval_of_one check (num_nonnulls(pool_id, post_id) = 1);
create index approval_days_uncounted on approval (post_id, school_id)
  where post_id is not null and state not in ('approved', 'not-needed');
alter table approval_step alter column pool_id drop not null, add column post_id uuid references shared_post,
  add constraint approval_step_of_one check (num_nonnulls(pool_id, post_id) = 1);
create index approval_step_of_days on approval_step (school_id, post_id, id) where post_id is not null;
grant insert (post_id) on approval to kith_app;
grant insert (post_id) on approval_step to kith_app, kith_worker;`

const rights = sql`
create function acting.post_takes_answers(wanted_post uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from shared_post p where p.id = wanted_post and p.state = 'open' and p.closes_at > statement_timestamp());
alter policy asked on approval with check (
  state = 'awaiting' and asked_by = acting.person_id()
  and case when post_id is null then acting.may_commit(pool_id, school_id) else acting.may_commit_days(post_id, school_id) end);
alter policy changed on approval
  using (school_id = (select acting.school_id()) and case when post_id is null
    then acting.may_commit(pool_id, school_id) else acting.may_commit_days(post_id, school_id) end)
  with check (state in ('awaiting', 'approved', 'not-needed') and asked_by = acting.person_id() and case when post_id is null
    then acting.may_commit(pool_id, school_id) else acting.may_commit_days(post_id, school_id) end);
alter policy decided on approval
  with check (school_id = acting.school_id() and asked_by <> acting.person_id() and acting.approves(level)
    and acting.person_id() = case state when 'approved' then approved_by when 'refused' then refused_by end
    and case when post_id is null then acting.pool_takes_answers(pool_id) else acting.post_takes_answers(post_id) end);`

/** Days that wait for approval are in nobody's price: they are told apart wherever days are added up. */
const demand = sql`
create function acting.days_count(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return not exists (select from approval a where a.post_id = wanted_post and a.school_id = wanted_school
    and a.state not in ('approved', 'not-needed'));
create or replace function post_demand(post_ids uuid[]) returns table (post_id uuid, half_days bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.post_id, sum(b.half_days)::bigint, count(*) from day_bid b
  where b.post_id = any (acting.seen_posts(post_ids)) and not exists (
    select from approval a where a.post_id = b.post_id and a.school_id = b.school_id
      and a.state not in ('approved', 'not-needed'))
  group by b.post_id
$$;
-- What is not in the price yet, as a sum.
create function post_awaiting(wanted_post uuid) returns table (half_days bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select sum(b.half_days)::bigint, count(*) from approval a
    join day_bid b on b.post_id = a.post_id and b.school_id = a.school_id
  where a.post_id = wanted_post and a.state = 'awaiting' and acting.seen_posts(array[wanted_post]) is not null
  having count(*) > 0
$$;
-- While a post is open, what waits for approval is known to its own school alone.
create or replace function post_schools(wanted_post uuid)
returns table (school_id uuid, name text, asked smallint, half_days smallint, waiting smallint, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with post as materialized (
    select c.outcome = 'formed' as has_formed, p.state = 'open' as is_open
    from shared_post p left join post_clearing c on c.post_id = p.id where p.id = wanted_post
  ), has as materialized (select * from post_holdings(wanted_post, 'infinity'))
  select b.school_id, s.name,
    case when d.post_id is not null or b.school_id = acting.school_id() or acting.leads_post(wanted_post)
      or current_setting('role') = 'kith_worker' then b.half_days end,
    case when post.has_formed then coalesce(h.half_days, 0::smallint) else d.half_days end,
    case when post.has_formed then (select count(*)::smallint from day_waiting w
      where w.post_id = wanted_post and w.school_id = b.school_id and w.state in ('waiting', 'held')) else d.waiting end,
    b.committed_at
  from post, day_bid b join school s on s.id = b.school_id
  left join day_share d on d.post_id = b.post_id and d.school_id = b.school_id
  left join has h on h.school_id = b.school_id
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
    and (not post.is_open or b.school_id = acting.school_id() or acting.days_count(wanted_post, b.school_id))
$$;
create or replace function post_bids(wanted_post uuid) returns table (school_id uuid, half_days smallint, limit_day_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.school_id, b.half_days, b.limit_day_pence from day_bid b join shared_post p on p.id = b.post_id
  where b.post_id = wanted_post and acting.seen_posts(array[wanted_post]) is not null
    and (p.state <> 'open' or b.school_id = acting.school_id() or acting.days_count(wanted_post, b.school_id))
$$;
-- Whether the employer may have to charge a school VAT: nobody does to itself, nor to another school of its own legal
-- entity, nor without a registration.
create function post_may_bear_vat(wanted_post uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select e.legal_entity_id <> s.legal_entity_id and entity.vat_number is not null
  from shared_post p join school e on e.id = p.employer_school_id join legal_entity entity on entity.id = e.legal_entity_id,
    school s
  where p.id = wanted_post and s.id = wanted_school and acting.seen_posts(array[wanted_post]) is not null
$$;
revoke execute on function post_awaiting(uuid), post_may_bear_vat(uuid, uuid) from public;
grant execute on function post_awaiting(uuid), post_may_bear_vat(uuid, uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [tables, rights, demand]) await part.execute(db)
}
