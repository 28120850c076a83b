import { type Kysely, sql } from "kysely"

/** A school waits for hours of a contract as it waits for a time that somebody has. */
const waiting = sql`
alter table waiting add column travel_minutes smallint not null default 0 check (travel_minutes between 0 and 600);
comment on column waiting.travel_minutes is 'there and back, as the school said: while the time is held it counts towards the contract';
grant insert (travel_minutes) on waiting to kith_app;

create or replace function resource_busy(wanted_resource uuid, within tstzrange)
returns table (starts_at timestamptz, ends_at timestamptz, travel_minutes integer, is_ours boolean, is_held boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.starts_at, p.ends_at, coalesce(b.travel_minutes, d.travel_minutes, w.travel_minutes, 0),
    coalesce(b.school_id, w.school_id, p.for_school_id) is not distinct from acting.school_id(), p.waiting_id is not null
  from booking_period p left join booking b on b.id = p.booking_id left join waiting w on w.id = p.waiting_id
    left join day_bid d on d.post_id = p.post_id and d.school_id = p.for_school_id
  where p.resource_id = wanted_resource and p.blocks and p.during && within and acting.sees_resource(wanted_resource)
  order by p.starts_at
$$;

-- The week, from Monday in London, in which a time counts: the one in which it starts.
create function acting.week_of(at timestamptz) returns tstzrange
language sql stable set search_path = public, pg_temp
  return tstzrange(date_trunc('week', at, 'Europe/London'),
    (date_trunc('week', at at time zone 'Europe/London') + interval '7 days') at time zone 'Europe/London');

-- Whether a contract has room for a time in its week, over all schools and with travel.
create function acting.fits_contract(wanted_resource uuid, wanted tstzrange, travel integer) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return (select r.weekly_minutes is null or r.weekly_minutes >= travel + round(extract(epoch from upper(wanted) - lower(wanted)) / 60)
      + coalesce((
        select sum(round(extract(epoch from p.ends_at - p.starts_at) / 60) + coalesce(b.travel_minutes, d.travel_minutes, w.travel_minutes, 0))
        from booking_period p left join booking b on b.id = p.booking_id left join waiting w on w.id = p.waiting_id
          left join day_bid d on d.post_id = p.post_id and d.school_id = p.for_school_id
        where p.resource_id = wanted_resource and p.blocks and p.during && acting.week_of(lower(wanted))
          and p.starts_at <@ acting.week_of(lower(wanted))), 0)
    from resource r where r.id = wanted_resource);

create or replace function hold_for_next(wanted_resource uuid, until timestamptz) returns setof uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare next waiting;
begin
  if not acting.sees_resource(wanted_resource) then return; end if;
  perform from resource where id = wanted_resource and active for update;
  if not found then return; end if;
  for next in select * from waiting w
    where w.resource_id = wanted_resource and w.state = 'waiting' and lower(w.during) > clock_timestamp()
    order by w.asked_at, w.id for update
  loop
    continue when not acting.fits_contract(wanted_resource, next.during, next.travel_minutes);
    insert into booking_period (waiting_id, resource_id, during, blocks)
      values (next.id, wanted_resource, next.during, true) on conflict do nothing;
    if found then
      update waiting set state = 'held', hold_until = least(until, lower(next.during)) where id = next.id;
      return next next.id;
    end if;
  end loop;
end $$;

-- How many wait for some of the same time, or for hours of the same week of a contract, and asked before.
create or replace function waiting_before(wanted_waiting uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::integer from waiting mine join resource r on r.id = mine.resource_id
    join waiting w on w.resource_id = mine.resource_id
    and w.state in ('waiting', 'held') and (w.asked_at, w.id) < (mine.asked_at, mine.id)
    and (w.during && mine.during or (r.weekly_minutes is not null and w.school_id <> mine.school_id
      and acting.week_of(lower(w.during)) = acting.week_of(lower(mine.during))))
  where mine.id = wanted_waiting and mine.school_id = acting.school_id()
$$;`

export const up = (db: Kysely<unknown>) => waiting.execute(db)
