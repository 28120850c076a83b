import { type Kysely, sql } from "kysely"

const caps = sql`
create table hours_cap (
  group_id uuid primary key references school_group,
  most_minutes integer check (most_minutes between 0 and 600000),
  changed_by uuid not null references person,
  changed_at timestamptz not null default clock_timestamp()
);
comment on column hours_cap.most_minutes is 'How far a school may be ahead of or behind the others; null: as far as it likes';`

const journal = sql`
-- Time that one school gave another, in minutes. Only this grows: what was wrong is followed by an entry that undoes it.
create table hours_entry (
  id uuid primary key default uuidv7(),
  group_id uuid not null references school_group,
  giver_school_id uuid not null references school,
  receiver_school_id uuid not null references school,
  kind text not null check (kind in ('exchange', 'gift')),
  what text not null,
  worked_on date not null,
  booking_id uuid,
  corrects_entry_id uuid unique references hours_entry,
  recorded_by uuid not null references person,
  person_name text not null,
  happened_at timestamptz not null default clock_timestamp(),
  check (giver_school_id <> receiver_school_id),
  unique (id, group_id, kind)
);
comment on column hours_entry.kind is 'exchange: counts in both balances; gift: nobody owes anything for it';
comment on column hours_entry.what is 'A role or a thing: "Speech and language therapist"';
create unique index hours_entry_booking on hours_entry (booking_id) where booking_id is not null and corrects_entry_id is null;
create index hours_entry_group on hours_entry (group_id, happened_at desc, id desc);
create index hours_entry_giver on hours_entry (giver_school_id, happened_at desc, id desc);
create index hours_entry_receiver on hours_entry (receiver_school_id, happened_at desc, id desc);
create table hours_posting (
  entry_id uuid not null,
  group_id uuid not null,
  kind text not null,
  school_id uuid not null references school,
  side text not null check (side in ('gave', 'received')),
  minutes integer not null check (minutes <> 0),
  primary key (entry_id, school_id),
  foreign key (entry_id, group_id, kind) references hours_entry (id, group_id, kind)
);
create index hours_posting_school on hours_posting (group_id, school_id) include (kind, side, minutes);
-- Each entry has two sides that cancel out; checked when the transaction ends, and for rows out of sight too.
create function hours_entry_balances() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare wanted uuid := case tg_table_name when 'hours_entry' then to_jsonb(new)->>'id' else to_jsonb(new)->>'entry_id' end;
begin
  if not exists (
    select from hours_entry e
    join hours_posting gave on gave.entry_id = e.id and gave.school_id = e.giver_school_id and gave.side = 'gave'
    join hours_posting received on received.entry_id = e.id and received.school_id = e.receiver_school_id
      and received.side = 'received'
    where e.id = wanted and gave.minutes + received.minutes = 0
      and (gave.minutes > 0) = (e.corrects_entry_id is null)
      and (select count(*) from hours_posting p where p.entry_id = e.id) = 2) then
    raise exception 'hours entry % does not balance', wanted using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger hours_entry_balances after insert on hours_entry
  deferrable initially deferred for each row execute function hours_entry_balances();
create constraint trigger hours_posting_balances after insert on hours_posting
  deferrable initially deferred for each row execute function hours_entry_balances();
create trigger unchangeable before update or delete or truncate on hours_entry for each statement execute function refuse_change();
create trigger unchangeable before update or delete or truncate on hours_posting for each statement execute function refuse_change();`

const rights = sql`
grant select on hours_cap, hours_entry, hours_posting to kith_app, kith_worker;
grant insert (group_id, most_minutes, changed_by), update (most_minutes, changed_by, changed_at) on hours_cap to kith_app;
grant insert (id, group_id, giver_school_id, receiver_school_id, kind, what, worked_on, booking_id, corrects_entry_id,
  recorded_by, person_name) on hours_entry to kith_app;
grant insert on hours_posting to kith_app;
do $$
declare wanted text;
begin
  foreach wanted in array array['hours_cap', 'hours_entry', 'hours_posting'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;
create policy of_group on hours_cap for select to kith_app using (group_id = any ((select acting.group_ids())::uuid[]));
create policy coordinated on hours_cap for all to kith_app
  using (group_id = any ((select acting.coordinated_group_ids())::uuid[]))
  with check (group_id = any (acting.coordinated_group_ids()) and changed_by = acting.person_id());
-- A group sees what its schools give each other; a party sees its own after it has left.
create policy seen on hours_entry for select to kith_app using (
  group_id = any ((select acting.group_ids())::uuid[])
  or (select acting.school_id()) in (giver_school_id, receiver_school_id));
-- Without a booking, the school that had the help says so: nobody runs up another school's account. What an entry
-- undoes, its giver gives up.
create policy recorded on hours_entry for insert to kith_app with check (
  recorded_by = acting.person_id() and acting.handles_money() and group_id = any (acting.group_ids())
  and case
    when corrects_entry_id is not null then giver_school_id = acting.school_id()
    when booking_id is not null then acting.school_id() in (giver_school_id, receiver_school_id)
    else receiver_school_id = acting.school_id() end);
create policy seen on hours_posting for select to kith_app using (
  group_id = any ((select acting.group_ids())::uuid[]) or school_id = (select acting.school_id())
  or exists (select from hours_entry e where e.id = entry_id));
create policy recorded on hours_posting for insert to kith_app with check (exists (
  select from hours_entry e where e.id = entry_id and e.happened_at >= transaction_timestamp()
    and acting.school_id() in (e.giver_school_id, e.receiver_school_id)));`

export async function up(db: Kysely<unknown>) {
  for (const part of [caps, journal, rights]) await part.execute(db)
}
