import { type Kysely, sql } from "kysely"

const feeds = sql`
create table calendar_feed (
  person_id uuid primary key references person on delete cascade,
  -- SHA-256 of the address's secret part, so that whoever reads the database cannot read anybody's calendar.
  fingerprint bytea not null unique check (length(fingerprint) = 32),
  made_at timestamptz not null default clock_timestamp(),
  last_read_at timestamptz
);
comment on column calendar_feed.last_read_at is 'when a calendar last fetched it, to the hour; null: not yet';
alter table calendar_feed enable row level security;
grant select (person_id, made_at, last_read_at), insert (person_id, fingerprint, made_at),
  update (fingerprint, made_at, last_read_at), delete on calendar_feed to kith_app;
create policy own on calendar_feed to kith_app
  using (person_id = (select acting.person_id())) with check (person_id = acting.person_id());

-- A calendar that fetches acts as the person whose address it is, at one of their schools, and can only read.
create function acting.open_feed(wanted bytea, wanted_school uuid) returns json
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare reader uuid;
begin
  select person_id into reader from calendar_feed where fingerprint = wanted;
  if reader is null then return null; end if;
  update calendar_feed set last_read_at = clock_timestamp()
  where person_id = reader and (last_read_at is null or last_read_at < clock_timestamp() - interval '1 hour');
  return acting.assume(reader, wanted_school);
end $$;
revoke execute on function acting.open_feed(bytea, uuid) from public;
grant execute on function acting.open_feed(bytea, uuid) to kith_app;`

export async function up(db: Kysely<unknown>) {
  await feeds.execute(db)
}
