import { type Kysely, sql } from "kysely"

const days = sql`
create extension if not exists btree_gist;
create table school_term (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  name text not null,
  first_day date not null,
  last_day date not null,
  check (first_day <= last_day),
  constraint school_term_apart exclude using gist (school_id with =, daterange(first_day, last_day, '[]') with &&)
);
create table school_closure (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  during daterange not null check (not isempty(during) and not lower_inf(during) and not upper_inf(during)),
  kind text not null check (kind in ('inset', 'closure')),
  reason text not null default '',
  constraint school_closure_apart exclude using gist (school_id with =, during with &&)
);
comment on column school_closure.kind is 'inset: pupils are at home and staff are not; closure: nobody is there';`

const resources = sql`
create table resource (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  kind text not null check (kind in ('person', 'thing')),
  person_id uuid references person,
  title text not null,
  description text not null default '',
  nation text not null default 'england-and-wales'
    check (nation in ('england-and-wales', 'scotland', 'northern-ireland')),
  weekly_minutes integer check (weekly_minutes between 1 and 10080),
  notice_days integer not null default 0 check (notice_days between 0 and 366),
  price_pence bigint check (price_pence > 0),
  price_per text check (price_per in ('hour', 'half-day', 'day', 'term')),
  exchange boolean not null default false,
  active boolean not null default true,
  created_by uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  check ((price_pence is null) = (price_per is null)),
  check (kind = 'person' or person_id is null)
);
comment on column resource.school_id is 'who employs the person, or owns the thing';
comment on column resource.weekly_minutes is 'contract time over all schools from Monday to Sunday, travel included; null: no cap';
comment on column resource.notice_days is 'a cancellation later than this before the start is late';
comment on column resource.price_pence is 'before VAT; null: in exchange, or as a gift';
create index resource_school on resource (school_id, title, id);
create index resource_person on resource (person_id) where person_id is not null;
create table resource_group (
  resource_id uuid not null references resource on delete cascade,
  group_id uuid not null references school_group,
  primary key (resource_id, group_id)
);
create index resource_group_group on resource_group (group_id, resource_id);
create table resource_hours (
  resource_id uuid not null references resource on delete cascade,
  weekday smallint not null check (weekday between 1 and 7),
  from_time time not null,
  to_time time not null,
  primary key (resource_id, weekday, from_time),
  check (from_time < to_time)
);
comment on column resource_hours.weekday is 'Monday is 1; a resource without any hours is to be had at any time';
-- A school that leaves a group takes what it shared there with it; what was booked stands.
create function resource_leaves_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from resource_group g using resource r
  where r.id = g.resource_id and r.school_id = new.school_id and g.group_id = new.group_id;
  return null;
end $$;
create trigger resource_leaves_group after update of left_at on group_school for each row
  when (old.left_at is null and new.left_at is not null) execute function resource_leaves_group();`

const bookings = sql`
create table booking (
  id uuid primary key default uuidv7(),
  resource_id uuid references resource,
  kind_sought text,
  school_id uuid not null references school,
  owner_school_id uuid not null references school,
  series_id uuid references booking,
  state text not null default 'requested'
    check (state in ('requested', 'confirmed', 'declined', 'cancelled', 'delivered', 'settled')),
  settle_by text not null check (settle_by in ('money', 'hours', 'gift')),
  price_pence bigint check (price_pence > 0),
  price_per text check (price_per in ('hour', 'half-day', 'day', 'term')),
  travel_minutes integer not null default 0 check (travel_minutes between 0 and 600),
  note text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  asked_by uuid not null references person,
  asked_at timestamptz not null default clock_timestamp(),
  decided_by uuid references person,
  decided_at timestamptz,
  cancelled_by uuid references person,
  cancelled_at timestamptz,
  cancelled_late boolean,
  delivered_by uuid references person,
  delivered_at timestamptz,
  settled_at timestamptz,
  reason text not null default '',
  unique (id, resource_id),
  check (resource_id is not null or (kind_sought is not null and state in ('requested', 'declined', 'cancelled'))),
  check ((price_pence is null) = (price_per is null)),
  check ((state = 'cancelled') = (cancelled_at is not null) and (cancelled_at is null) = (cancelled_late is null))
);
comment on column booking.school_id is 'who asked';
comment on column booking.kind_sought is 'the kind of specialist, where who it will be is named later by the owner';
comment on column booking.series_id is 'of a day taken out of a booking: the booking it was taken from';
comment on column booking.price_pence is 'as it stood when the booking was asked for, before VAT';
comment on column booking.travel_minutes is 'there and back, each time';
comment on column booking.starts_at is 'kept equal to its first period''s start by a trigger';
comment on column booking.ends_at is 'kept equal to its last period''s end by a trigger';
comment on column booking.reason is 'why it was declined or cancelled';
create index booking_asked on booking (school_id, ends_at, id);
create index booking_owned on booking (owner_school_id, ends_at, id);
create index booking_asked_live on booking (school_id, starts_at, id) where state in ('requested', 'confirmed');
create index booking_owned_live on booking (owner_school_id, starts_at, id) where state in ('requested', 'confirmed');
create index booking_to_confirm on booking (owner_school_id, starts_at, id) where state = 'requested';
create index booking_unanswered on booking (starts_at) where state = 'requested';
create index booking_resource on booking (resource_id, school_id);
create index booking_series on booking (series_id) where series_id is not null;

create table waiting (
  id uuid primary key default uuidv7(),
  resource_id uuid not null references resource,
  school_id uuid not null references school,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)
    and isfinite(lower(during)) and isfinite(upper(during))),
  asked_by uuid not null references person,
  asked_at timestamptz not null default clock_timestamp(),
  hold_until timestamptz,
  state text not null default 'waiting' check (state in ('waiting', 'held', 'taken', 'lapsed', 'withdrawn')),
  booking_id uuid references booking,
  check ((state = 'held') <= (hold_until is not null)),
  check ((state = 'taken') = (booking_id is not null))
);
comment on column waiting.booking_id is 'what the hold became';
create unique index waiting_once on waiting (resource_id, school_id, during) where state in ('waiting', 'held');
create index waiting_next on waiting (resource_id, asked_at, id) where state = 'waiting';
create index waiting_held on waiting (hold_until) where state = 'held';
create index waiting_school on waiting (school_id, asked_at, id);

-- One row for each time that a booking takes place, or for the time that is held for who waited for it.
create table booking_period (
  id uuid primary key default uuidv7(),
  booking_id uuid references booking,
  waiting_id uuid references waiting,
  resource_id uuid references resource,
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)
    and isfinite(lower(during)) and isfinite(upper(during))),
  starts_at timestamptz not null generated always as (lower(during)) stored,
  ends_at timestamptz not null generated always as (upper(during)) stored,
  blocks boolean not null,
  delivered_minutes integer check (delivered_minutes >= 0),
  check ((booking_id is null) <> (waiting_id is null)),
  foreign key (booking_id, resource_id) references booking (id, resource_id) on update cascade,
  constraint booking_period_apart exclude using gist (resource_id with =, during with &&) where (blocks)
);
comment on column booking_period.resource_id is 'null until the owner names who it will be';
comment on column booking_period.blocks is 'false once its booking is declined or cancelled';
comment on column booking_period.delivered_minutes is 'null: nobody has said yet; 0: it did not take place';
create index booking_period_booking on booking_period (booking_id, starts_at);
create unique index booking_period_held on booking_period (waiting_id) where waiting_id is not null;`

const rules = sql`
create function booking_span_follows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update booking b set (starts_at, ends_at) = (
    select min(p.starts_at), max(p.ends_at) from booking_period p where p.booking_id = b.id)
  where b.id in (select booking_id from changed);
  return null;
end $$;
create trigger booking_span_starts after insert on booking_period referencing new table as changed
  for each statement execute function booking_span_follows();
-- A day taken out of a booking moves to another one, and both have another span.
create trigger booking_span_shrinks after update on booking_period referencing old table as changed
  for each statement execute function booking_span_follows();
create trigger booking_span_moves after update on booking_period referencing new table as changed
  for each statement execute function booking_span_follows();

-- What was asked stands; a booking goes only forward.
create function booking_stands() returns trigger language plpgsql as $$
declare
  moves text[] := '{state,resource_id,travel_minutes,starts_at,ends_at,decided_by,decided_at,cancelled_by,cancelled_at,cancelled_late,delivered_by,delivered_at,settled_at,reason}';
begin
  if to_jsonb(new) - moves is distinct from to_jsonb(old) - moves or (old.state <> new.state
    and (old.state, new.state) not in (('requested', 'confirmed'), ('requested', 'declined'), ('requested', 'cancelled'),
      ('confirmed', 'cancelled'), ('confirmed', 'delivered'), ('delivered', 'settled'))) then
    raise exception 'A booking goes only forward, and what was asked stands.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger booking_stands before update on booking for each row execute function booking_stands();`

export async function up(db: Kysely<unknown>) {
  for (const part of [days, resources, bookings, rules]) await part.execute(db)
}
