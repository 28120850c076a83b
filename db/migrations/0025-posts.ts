import { type Kysely, sql } from "kysely"

const posts = sql`
create table shared_post (
  id uuid primary key default uuidv7(),
  employer_school_id uuid not null references school,
  title text not null,
  description text not null default '',
  state text not null default 'draft'
    check (state in ('draft', 'open', 'formed', 'not-formed', 'running', 'ended', 'cancelled')),
  half_days smallint not null check (half_days between 1 and 10),
  least_half_days smallint not null check (least_half_days between 1 and half_days),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  weeks smallint not null check (weeks between 1 and 53),
  closes_at timestamptz not null,
  travel_day_pence bigint not null default 0 check (travel_day_pence between 0 and 100000),
  created_by uuid not null references person,
  created_at timestamptz not null default clock_timestamp()
);
comment on column shared_post.half_days is 'offered a week';
comment on column shared_post.least_half_days is 'with fewer taken a week it does not form';
comment on column shared_post.ends_on is 'its last day';
comment on column shared_post.weeks is 'worked from the first day to the last';
create index shared_post_employer on shared_post (employer_school_id, state, closes_at, id);
create index shared_post_due on shared_post (closes_at) where state = 'open';
create index shared_post_moving on shared_post (state) where state in ('formed', 'running');
-- What schools agree to by committing days stands from the opening on.
create function shared_post_stands() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'state' is distinct from to_jsonb(old) - 'state' then
    raise exception 'The terms of a post stand once it has opened.' using errcode = 'restrict_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('open', 'formed'), ('open', 'not-formed'),
    ('open', 'cancelled'), ('formed', 'running'), ('formed', 'cancelled'), ('running', 'ended'), ('running', 'cancelled')) then
    raise exception 'A post never goes from % to %.', old.state, new.state using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger shared_post_stands before update on shared_post for each row
  when (old.state <> 'draft') execute function shared_post_stands();

-- State and closing instant are repeated here, kept equal by a trigger, so that a group's list is one index range.
create table shared_post_group (
  post_id uuid not null references shared_post on delete cascade,
  group_id uuid not null references school_group,
  state text not null default 'draft',
  closes_at timestamptz not null default 'infinity',
  primary key (post_id, group_id)
);
create index shared_post_group_listing on shared_post_group (group_id, state, closes_at, post_id);
create function shared_post_group_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'shared_post_group' then
    select state, closes_at into new.state, new.closes_at from shared_post where id = new.post_id;
    return new;
  end if;
  update shared_post_group set state = new.state, closes_at = new.closes_at where post_id = new.id;
  return null;
end $$;
create trigger shared_post_group_starts before insert on shared_post_group for each row execute function shared_post_group_follows();
create trigger shared_post_group_follows after update of state, closes_at on shared_post for each row
  when ((old.state, old.closes_at) is distinct from (new.state, new.closes_at)) execute function shared_post_group_follows();

create table post_pay (
  post_id uuid not null references shared_post on delete cascade,
  valid_from date not null,
  pay_point text not null,
  full_time_salary_pence bigint not null check (full_time_salary_pence between 1 and 100000000),
  pension_rate integer not null check (pension_rate between 0 and 10000),
  insurance_rate integer not null check (insurance_rate between 0 and 10000),
  insurance_threshold_pence bigint not null check (insurance_threshold_pence between 0 and 100000000),
  other_pence bigint not null default 0 check (other_pence between 0 and 100000000),
  paid_weeks smallint not null check (paid_weeks between 1 and 53),
  source text not null default '',
  entered_by uuid not null references person,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (post_id, valid_from)
);
comment on table post_pay is 'Entered by the employer, never guessed; the figures of a year from a day on';
comment on column post_pay.pension_rate is 'hundredths of a percent';
comment on column post_pay.insurance_rate is 'hundredths of a percent of the salary above the threshold';
comment on column post_pay.paid_weeks is 'weeks of work that a year of pay is for';

create table post_step (
  id uuid primary key default uuidv7(),
  post_id uuid not null references shared_post on delete cascade,
  from_state text not null,
  to_state text not null,
  at timestamptz not null default clock_timestamp(),
  person_id uuid references person,
  person_name text not null,
  reason text not null default ''
);
create index post_step_post on post_step (post_id, id);`

const answers = sql`
create table day_bid (
  post_id uuid not null references shared_post,
  school_id uuid not null references school,
  half_days smallint not null check (half_days between 1 and 10),
  limit_day_pence bigint not null check (limit_day_pence between 0 and 1000000),
  wishes text[] not null check (cardinality(wishes) = 5 and wishes <@ array['prefers', 'accepts', 'avoids', 'cannot']),
  prefers_half_days boolean not null default false,
  travel_minutes smallint not null default 0 check (travel_minutes between 0 and 480),
  committed_by uuid not null references person,
  committed_at timestamptz not null default clock_timestamp(),
  changed_at timestamptz not null default clock_timestamp(),
  primary key (post_id, school_id)
);
comment on column day_bid.limit_day_pence is 'the most that a day may cost, everything included';
comment on column day_bid.wishes is 'of each weekday from Monday on';
comment on column day_bid.travel_minutes is 'there and back on a day at this school';
create index day_bid_school on day_bid (school_id, post_id);

create table post_clearing (
  post_id uuid primary key references shared_post,
  outcome text not null check (outcome in ('formed', 'not-formed')),
  taken_half_days smallint not null,
  total_pence bigint not null,
  day_pence bigint,
  more_half_days smallint,
  waiting uuid[] not null,
  cleared_at timestamptz not null default clock_timestamp()
);
comment on column post_clearing.day_pence is 'what a day comes to all in, rounded up to a penny';
comment on column post_clearing.more_half_days is 'where it did not form: how many more a week would have formed it';
comment on column post_clearing.waiting is 'whose half-day comes next when one becomes free';
create table day_share (
  post_id uuid not null references post_clearing,
  school_id uuid not null references school,
  asked smallint not null,
  half_days smallint not null,
  waiting smallint not null,
  net_pence bigint not null,
  reason jsonb not null,
  primary key (post_id, school_id)
);
comment on column day_share.half_days is 'a week; 0 for a school that is out';
create index day_share_school on day_share (school_id, post_id);
do $$
declare kept text;
begin
  foreach kept in array array['post_step', 'post_clearing', 'day_share'] loop
    execute format('create trigger unchangeable before update or delete or truncate on %I for each statement
      execute function refuse_change()', kept);
  end loop;
end $$;`

export async function up(db: Kysely<unknown>) {
  for (const part of [posts, answers]) await part.execute(db)
}
