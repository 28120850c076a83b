import { type Kysely, sql } from "kysely"

const monthEnds = sql`
create table month_end (
  id uuid primary key default uuidv7(),
  group_id uuid not null references school_group,
  month date not null check (extract(day from month) = 1),
  started_by uuid not null references person,
  person_name text not null,
  started_at timestamptz not null default clock_timestamp(),
  unique (group_id, month)
);
-- What a month-end has come to for each arrangement; what waits is done by a worker, one transaction each.
create table month_end_step (
  month_end_id uuid not null references month_end,
  arrangement_id uuid not null references arrangement,
  state text not null default 'waiting' check (state in ('waiting', 'recharged', 'left-out', 'failed')),
  sentence text not null default '',
  invoices integer not null default 0,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (month_end_id, arrangement_id)
);
create index month_end_step_waiting on month_end_step (month_end_id) where state = 'waiting';`

const recharges = sql`
-- One month of one arrangement, once: whatever is agreed later is recharged with the next one.
create table recharge (
  id uuid primary key default uuidv7(),
  arrangement_id uuid not null references arrangement,
  school_id uuid not null references school,
  month date not null check (extract(day from month) = 1),
  month_end_id uuid references month_end,
  cost jsonb not null,
  workings jsonb not null,
  made_by uuid not null references person,
  person_name text not null,
  made_at timestamptz not null default clock_timestamp(),
  unique (arrangement_id, month)
);
comment on column recharge.cost is 'The cost as it was entered, and every school''s part of it';
create index recharge_school on recharge (school_id, month desc, id desc);
create table recharge_line (
  line_id uuid primary key references timesheet_line,
  recharge_id uuid not null references recharge,
  minutes integer not null check (minutes >= 0),
  net_pence bigint not null check (net_pence >= 0),
  invoice_id uuid references invoice
);
comment on column recharge_line.invoice_id is 'null: there was nothing to pay, or it is the employer''s own time';
create index recharge_line_recharge on recharge_line (recharge_id);
-- What a line that was not agreed when its month was recharged comes to, if it is agreed as it stood then.
create table recharge_waiting (
  line_id uuid primary key references timesheet_line,
  recharge_id uuid not null references recharge,
  minutes integer not null check (minutes >= 0),
  parts jsonb not null
);
comment on column recharge_waiting.parts is 'Pence by kind of cost, as strings of digits';
create index recharge_waiting_recharge on recharge_waiting (recharge_id);
-- A line that has been recharged is agreed for good.
create function line_word_in_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from recharge_line r where r.line_id = new.line_id) then
    raise exception 'line % has been recharged', new.line_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger line_word_in_time before insert on line_word for each row execute function line_word_in_time();`

const rights = sql`
do $$
declare wanted text;
begin
  foreach wanted in array array['recharge', 'recharge_line', 'recharge_waiting'] loop
    execute format('create trigger unchangeable before update or delete or truncate on %I for each statement execute function refuse_change()', wanted);
  end loop;
  foreach wanted in array array['month_end', 'month_end_step', 'recharge', 'recharge_line', 'recharge_waiting'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;
grant select on month_end, month_end_step, recharge, recharge_line, recharge_waiting to kith_app, kith_worker;
grant insert (group_id, month, started_by, person_name) on month_end to kith_app;
grant insert (month_end_id, arrangement_id), update (state, sentence, changed_at) on month_end_step to kith_app;
grant update (state, sentence, invoices, changed_at) on month_end_step to kith_worker;
grant insert (id, arrangement_id, school_id, month, month_end_id, cost, workings, made_by, person_name) on recharge
  to kith_app, kith_worker;
grant insert on recharge_line, recharge_waiting to kith_app, kith_worker;

create policy of_group on month_end for select to kith_app using (group_id = any ((select acting.group_ids())::uuid[]));
create policy started on month_end for insert to kith_app with check (
  group_id = any (acting.coordinated_group_ids()) and started_by = acting.person_id());
create policy of_group on month_end_step for select to kith_app using (
  exists (select from month_end m where m.id = month_end_id));
create policy started on month_end_step for insert to kith_app with check (exists (
  select from month_end m where m.id = month_end_id and m.group_id = any (acting.coordinated_group_ids())));
-- Whoever runs a month-end again puts back what was left out; what became of it is the worker's to say.
create policy again on month_end_step for update to kith_app
  using (state <> 'recharged' and exists (select from month_end m where m.id = month_end_id
    and m.group_id = any (acting.coordinated_group_ids())))
  with check (state = 'waiting');
create policy own on recharge for select to kith_app using (
  school_id = (select acting.school_id()) and (select acting.handles_money()));
create policy own_made on recharge for insert to kith_app with check (
  school_id = acting.school_id() and made_by = acting.person_id() and acting.keeps_arrangement(arrangement_id));
-- Both sides of a line see that it has been recharged.
create policy party on recharge_line for select to kith_app using (exists (select from timesheet_line l where l.id = line_id));
create policy own_made on recharge_line for insert to kith_app with check (exists (
  select from recharge r where r.id = recharge_id and r.made_at >= transaction_timestamp()));
create policy party on recharge_waiting for select to kith_app using (exists (select from recharge r where r.id = recharge_id));
create policy own_made on recharge_waiting for insert to kith_app with check (exists (
  select from recharge r where r.id = recharge_id and r.made_at >= transaction_timestamp()));`

export async function up(db: Kysely<unknown>) {
  for (const part of [monthEnds, recharges, rights]) await part.execute(db)
}
