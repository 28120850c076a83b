import { type Kysely, sql } from "kysely"

const tables = sql`
-- What a school's answer to a pool waits for; no row where nobody had to be asked. It goes with the answer.
create table approval (
  pool_id uuid not null,
  school_id uuid not null,
  state text not null default 'awaiting' check (state in ('awaiting', 'approved', 'refused', 'not-needed', 'left-out')),
  level text not null check (level in ('head', 'governors')),
  worst_case_pence bigint not null check (worst_case_pence >= 0),
  because text not null,
  asked_by uuid not null references person,
  asked_at timestamptz not null default clock_timestamp(),
  approved_pence bigint,
  approved_by uuid references person,
  approved_at timestamptz,
  refused_by uuid references person,
  refusal text not null default '',
  -- Whether the approvers have been told of what is asked now, and of which closing they have been reminded.
  told_at timestamptz,
  reminded_of timestamptz,
  primary key (pool_id, school_id),
  foreign key (pool_id, school_id) references commitment on delete cascade,
  check ((approved_pence is null) = (approved_by is null)),
  check (state <> 'approved' or coalesce(worst_case_pence <= approved_pence, false))
);
comment on column approval.worst_case_pence is 'the most that the answer as it stands can come to, VAT included';
comment on column approval.approved_pence is 'the worst case that was last approved: an answer that stays within it keeps its approval';
create index approval_school on approval (school_id, state);
create index approval_uncounted on approval (pool_id, school_id) where state not in ('approved', 'not-needed');
create index approval_waiting on approval (asked_at) where state = 'awaiting';

create table approval_step (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool,
  school_id uuid not null references school,
  step text not null check (step in ('asked', 'approved', 'refused', 'left-out')),
  worst_case_pence bigint not null,
  happened_at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  person_name text not null,
  role text not null default '',
  reason text not null default ''
);
comment on column approval_step.role is 'as what they acted: a role at the school at that time';
create index approval_step_of on approval_step (school_id, pool_id, id);
create trigger unchangeable before update or delete or truncate on approval_step
  for each statement execute function refuse_change();`

const rights = sql`
grant select on approval, approval_step to kith_app, kith_worker;
grant insert (pool_id, school_id, level, worst_case_pence, because, asked_by),
  update (state, level, worst_case_pence, because, asked_by, asked_at, approved_pence, approved_by, approved_at, refused_by,
    refusal, told_at) on approval to kith_app;
grant update (state, told_at, reminded_of) on approval to kith_worker;
grant insert (pool_id, school_id, step, worst_case_pence, person_id, person_name, role, reason)
  on approval_step to kith_app, kith_worker;
alter table approval enable row level security;
alter table approval_step enable row level security;
create policy worker on approval to kith_worker using (true) with check (true);
create policy worker on approval_step to kith_worker using (true) with check (true);

-- Who may approve, by the places they hold at this moment. A governor who also spends the school's money is not the
-- second pair of eyes that governors are asked for.
create function acting.approves(wanted_level text) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return (
    with place as (
      select coalesce(array_agg(r.role), '{}') as roles from school_role r
      where r.person_id = acting.person_id() and r.school_id = acting.school_id() and r.ended_at is null
    )
    select (wanted_level = 'head' and 'head' = any (roles))
      or ('governor' = any (roles) and not roles && array['head', 'business-manager', 'finance'])
    from place);
create function acting.pool_takes_answers(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p where p.id = wanted_pool and p.state = 'open' and p.closes_at > statement_timestamp());

create policy own on approval for select to kith_app using (school_id = (select acting.school_id()));
create policy asked on approval for insert to kith_app with check (
  state = 'awaiting' and asked_by = acting.person_id() and acting.may_commit(pool_id, school_id));
create policy changed on approval for update to kith_app
  using (school_id = (select acting.school_id()) and acting.may_commit(pool_id, school_id))
  with check (state in ('awaiting', 'approved', 'not-needed') and asked_by = acting.person_id()
    and acting.may_commit(pool_id, school_id));
create policy decided on approval for update to kith_app
  using (school_id = (select acting.school_id()) and state = 'awaiting' and asked_by <> (select acting.person_id())
    and acting.approves(level))
  with check (school_id = acting.school_id() and asked_by <> acting.person_id() and acting.approves(level)
    and acting.person_id() = case state when 'approved' then approved_by when 'refused' then refused_by end
    and acting.pool_takes_answers(pool_id));
create policy own on approval_step for select to kith_app using (school_id = (select acting.school_id()));
create policy own_step on approval_step for insert to kith_app with check (
  school_id = acting.school_id() and person_id = acting.person_id() and step <> 'left-out');

-- Whichever statement writes it: nobody approves what they asked for, and nobody more than was asked.
create function approval_takes_two() returns trigger language plpgsql as $$
begin
  if (new.approved_pence, new.approved_by) is distinct from (old.approved_pence, old.approved_by) and (
    old.state <> 'awaiting' or new.state <> 'approved' or new.approved_by = old.asked_by
    or new.approved_by is distinct from acting.person_id()
    or new.approved_pence <> old.worst_case_pence
    or (new.worst_case_pence, new.level, new.asked_by) is distinct from (old.worst_case_pence, old.level, old.asked_by)
  ) then
    raise exception 'Nobody approves what they have asked for.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger approval_takes_two before update on approval for each row execute function approval_takes_two();`

/** What waits for approval is in nobody's price: it is told apart wherever demand is added up. */
const demand = sql`
create or replace function pool_demand(pool_ids uuid[])
returns table (pool_id uuid, item_id uuid, quantity bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.pool_id, l.item_id, sum(l.quantity)::bigint, count(*)
  from commitment_line l where l.pool_id = any (acting.seen_pools(pool_ids))
    and not exists (select from approval a where a.pool_id = l.pool_id and a.school_id = l.school_id
      and a.state not in ('approved', 'not-needed'))
  group by l.pool_id, l.item_id
$$;
create or replace function pool_sizes(pool_ids uuid[]) returns table (pool_id uuid, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.pool_id, count(*) from commitment c where c.pool_id = any (acting.seen_pools(pool_ids))
    and not exists (select from approval a where a.pool_id = c.pool_id and a.school_id = c.school_id
      and a.state not in ('approved', 'not-needed'))
  group by c.pool_id
$$;
create or replace function pool_participants(wanted_pool uuid)
returns table (school_id uuid, name text, number_on_roll integer, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.school_id, s.name, s.number_on_roll, c.committed_at from commitment c join school s on s.id = c.school_id
  where c.pool_id = wanted_pool and acting.seen_pools(array[wanted_pool]) is not null
    and not exists (select from approval a where a.pool_id = c.pool_id and a.school_id = c.school_id
      and a.state not in ('approved', 'not-needed'))
$$;
-- What is not in the price yet, as sums: by item, and where item_id is null how many schools there are in all.
create function pool_awaiting(wanted_pool uuid) returns table (item_id uuid, quantity bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.item_id, sum(l.quantity)::bigint, count(distinct l.school_id)
  from approval a join commitment_line l on l.pool_id = a.pool_id and l.school_id = a.school_id
  where a.pool_id = wanted_pool and a.state = 'awaiting' and acting.seen_pools(array[wanted_pool]) is not null
  group by grouping sets ((l.item_id), ()) having count(*) > 0
$$;
revoke execute on function pool_awaiting(uuid) from public;
grant execute on function pool_awaiting(uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [tables, rights, demand]) await part.execute(db)
}
