import { type Kysely, sql } from "kysely"

const arrangements = sql`
-- Whose time, or what thing, a school recharges month by month, and on what terms.
create table arrangement (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  group_id uuid not null references school_group,
  title text not null,
  source text not null check (source in ('bookings', 'post')),
  source_id uuid not null,
  staff_kind text not null check (staff_kind in ('teacher', 'classroom-assistant', 'other-staff', 'thing')),
  jointly_employed boolean not null default false,
  day_minutes integer not null check (day_minutes between 60 and 720),
  rule_key text not null,
  rule_settings jsonb not null default '{}',
  cfr_code text not null,
  person_named text,
  shows_pay boolean not null default false,
  created_by uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  unique (source, source_id),
  check (not jointly_employed or staff_kind <> 'thing')
);
comment on column arrangement.school_id is 'The employer or owner, who recharges';
comment on column arrangement.group_id is 'In whose month-end it is recharged';
comment on column arrangement.title is 'A role or a thing, as invoices name it';
comment on column arrangement.source_id is 'The resource whose bookings, or the shared post whose week, is delivered time';
comment on column arrangement.rule_key is 'How a cost is shared; what is charged by price needs no rule';
comment on column arrangement.person_named is 'The name that invoices say beside the role, because the school wants it; null: none';
comment on column arrangement.shows_pay is 'Whether invoices show salary and on-costs apart; otherwise they are one line';
create index arrangement_school on arrangement (school_id, title, id);
create index arrangement_group on arrangement (group_id, id);

-- Figures that somebody entered, from a month on. The latest entry for the latest month counts; none is changed.
create table arrangement_cost (
  id uuid primary key default uuidv7(),
  arrangement_id uuid not null references arrangement,
  from_month date not null check (extract(day from from_month) = 1),
  basis text not null check (basis in ('price', 'costs')),
  price_pence bigint check (price_pence >= 0),
  price_per text check (price_per in ('hour', 'half-day', 'day')),
  salary_pence bigint check (salary_pence >= 0),
  shared_basis_points integer check (shared_basis_points between 1 and 10000),
  pension_basis_points integer check (pension_basis_points between 0 and 10000),
  insurance_basis_points integer check (insurance_basis_points between 0 and 10000),
  insurance_above_pence bigint check (insurance_above_pence >= 0),
  travel_pence bigint check (travel_pence >= 0),
  cover_pence bigint check (cover_pence >= 0),
  told_by text not null default '',
  entered_by uuid not null references person,
  person_name text not null,
  entered_at timestamptz not null default clock_timestamp(),
  check (case basis
    when 'price' then num_nulls(price_pence, price_per) = 0
    else num_nulls(salary_pence, shared_basis_points, pension_basis_points, insurance_basis_points,
      insurance_above_pence, travel_pence, cover_pence) = 0 end)
);
comment on column arrangement_cost.salary_pence is 'A year, before on-costs';
comment on column arrangement_cost.shared_basis_points is 'How much of the pay and on-costs is shared: 4000 for two days of five';
comment on column arrangement_cost.insurance_above_pence is 'Yearly pay above which the employer pays National Insurance';
comment on column arrangement_cost.travel_pence is 'A month, shared whole';
comment on column arrangement_cost.cover_pence is 'A month, shared whole';
comment on column arrangement_cost.told_by is 'Where the figures come from: "Payroll, September 2026"';
create index arrangement_cost_from on arrangement_cost (arrangement_id, from_month desc, entered_at desc);

-- Which VAT treatment the employer chose, seeing what Kith said; the last choice counts.
create table arrangement_vat (
  id uuid primary key default uuidv7(),
  arrangement_id uuid not null references arrangement,
  chosen text not null check (chosen in ('exempt', 'standard', 'no-supply')),
  suggested text check (suggested in ('exempt', 'standard', 'no-supply')),
  note text not null default '',
  chosen_by uuid not null references person,
  person_name text not null,
  chosen_at timestamptz not null default clock_timestamp(),
  check (chosen is not distinct from suggested or note <> '')
);
comment on column arrangement_vat.suggested is 'What Kith said was usual; null: it could not say';
create index arrangement_vat_last on arrangement_vat (arrangement_id, chosen_at desc);`

const timesheets = sql`
create table timesheet (
  id uuid primary key default uuidv7(),
  arrangement_id uuid not null references arrangement,
  supplier_school_id uuid not null references school,
  month date not null check (extract(day from month) = 1),
  sent_by uuid not null references person,
  sent_at timestamptz not null default clock_timestamp(),
  unique (arrangement_id, month),
  unique (id, supplier_school_id, month)
);
create index timesheet_supplier on timesheet (supplier_school_id, month desc, id desc);
create table timesheet_line (
  id uuid primary key default uuidv7(),
  timesheet_id uuid not null,
  supplier_school_id uuid not null,
  month date not null,
  school_id uuid not null references school,
  source_key text not null unique,
  worked_on date not null,
  what text not null,
  booked_minutes integer not null check (booked_minutes between 1 and 100000),
  price_pence bigint check (price_pence >= 0),
  price_per text check (price_per in ('hour', 'half-day', 'day')),
  check ((price_pence is null) = (price_per is null)),
  foreign key (timesheet_id, supplier_school_id, month) references timesheet (id, supplier_school_id, month)
);
comment on column timesheet_line.school_id is 'Where the time was spent; the supplier itself, for its own part of a shared post';
comment on column timesheet_line.price_pence is 'As it was agreed when the time was booked; null: what the arrangement says';
comment on column timesheet_line.source_key is 'What the time was delivered for, so that it stands on one timesheet only';
create index timesheet_line_sheet on timesheet_line (timesheet_id, worked_on, id);
create index timesheet_line_school on timesheet_line (school_id, month desc, timesheet_id);
-- How much time a side says it was. A line is agreed while the last words of both sides name the same minutes.
create table line_word (
  id uuid primary key default uuidv7(),
  line_id uuid not null references timesheet_line,
  side text not null check (side in ('supplier', 'receiver')),
  minutes integer not null check (minutes between 0 and 100000),
  note text not null default '',
  said_by uuid not null references person,
  person_name text not null,
  said_at timestamptz not null default clock_timestamp()
);
create index line_word_line on line_word (line_id, said_at desc, id desc);`

const rights = sql`
do $$
declare wanted text;
begin
  foreach wanted in array array['arrangement_cost', 'arrangement_vat', 'timesheet', 'timesheet_line', 'line_word'] loop
    execute format('create trigger unchangeable before update or delete or truncate on %I for each statement execute function refuse_change()', wanted);
  end loop;
  foreach wanted in array array['arrangement', 'arrangement_cost', 'arrangement_vat', 'timesheet', 'timesheet_line', 'line_word'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;
grant select on arrangement, arrangement_cost, arrangement_vat, timesheet, timesheet_line, line_word to kith_app, kith_worker;
-- Updating is granted so that rows can be locked; what it says of an arrangement may change, its source may not.
grant insert (id, school_id, group_id, title, source, source_id, staff_kind, jointly_employed, day_minutes, rule_key,
    rule_settings, cfr_code, person_named, shows_pay, created_by),
  update (title, staff_kind, jointly_employed, day_minutes, rule_key, rule_settings, cfr_code, person_named, shows_pay)
  on arrangement to kith_app;
grant update (title) on arrangement to kith_worker;
grant insert (id, arrangement_id, from_month, basis, price_pence, price_per, salary_pence, shared_basis_points,
  pension_basis_points, insurance_basis_points, insurance_above_pence, travel_pence, cover_pence, told_by, entered_by,
  person_name) on arrangement_cost to kith_app;
grant insert (arrangement_id, chosen, suggested, note, chosen_by, person_name) on arrangement_vat to kith_app;
grant insert (arrangement_id, supplier_school_id, month, sent_by) on timesheet to kith_app;
grant insert (timesheet_id, supplier_school_id, month, school_id, source_key, worked_on, what, booked_minutes,
  price_pence, price_per) on timesheet_line to kith_app;
grant insert (line_id, side, minutes, note, said_by, person_name) on line_word to kith_app;`

const policies = sql`
create function acting.keeps_arrangement(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.handles_money()
    and exists (select from arrangement a where a.id = wanted and a.school_id = acting.school_id());
create function acting.had_time_of(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from timesheet t join timesheet_line l on l.timesheet_id = t.id
    where t.arrangement_id = wanted and l.school_id = acting.school_id());
create function acting.has_line_on(wanted uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from timesheet_line l where l.timesheet_id = wanted and l.school_id = acting.school_id());

create policy seen on arrangement for select to kith_app using (
  school_id = (select acting.school_id()) or group_id = any ((select acting.group_ids())::uuid[])
  or acting.had_time_of(id));
create policy own on arrangement for insert to kith_app with check (
  school_id = acting.school_id() and acting.handles_money() and group_id = any (acting.group_ids())
  and created_by = acting.person_id());
create policy own_changed on arrangement for update to kith_app
  using (school_id = (select acting.school_id()) and (select acting.handles_money()))
  with check (school_id = acting.school_id() and acting.handles_money());
-- What somebody is paid stays with those who handle the employer's money.
create policy own on arrangement_cost for select to kith_app using (acting.keeps_arrangement(arrangement_id));
create policy entered on arrangement_cost for insert to kith_app with check (
  entered_by = acting.person_id() and acting.keeps_arrangement(arrangement_id));
create policy own on arrangement_vat for select to kith_app using (acting.keeps_arrangement(arrangement_id));
create policy chosen on arrangement_vat for insert to kith_app with check (
  chosen_by = acting.person_id() and acting.keeps_arrangement(arrangement_id));

create policy party on timesheet for select to kith_app using (
  supplier_school_id = (select acting.school_id()) or acting.has_line_on(id));
create policy sent on timesheet for insert to kith_app with check (
  sent_by = acting.person_id() and supplier_school_id = acting.school_id() and acting.keeps_arrangement(arrangement_id));
create policy party on timesheet_line for select to kith_app using (
  (select acting.school_id()) in (school_id, supplier_school_id));
create policy sent on timesheet_line for insert to kith_app with check (
  supplier_school_id = acting.school_id() and acting.handles_money());
create policy party on line_word for select to kith_app using (exists (select from timesheet_line l where l.id = line_id));
create policy said on line_word for insert to kith_app with check (
  said_by = acting.person_id() and acting.handles_money() and exists (select from timesheet_line l where l.id = line_id
    and acting.school_id() = case side when 'supplier' then l.supplier_school_id else l.school_id end
    and (side = 'supplier' or l.school_id <> l.supplier_school_id)));

-- Whom to write to about a timesheet: the money roles of the schools on one side of it.
create function acting.timesheet_recipients(wanted uuid, wanted_side text)
returns table (school_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.school_id, p.name, p.email
  from timesheet t
  join lateral (
    select t.supplier_school_id as id where wanted_side = 'supplier'
    union select l.school_id from timesheet_line l
      where wanted_side = 'receiver' and l.timesheet_id = t.id and l.school_id <> t.supplier_school_id) s on true
  join school_role r on r.school_id = s.id and r.ended_at is null and r.role in ('head', 'business-manager', 'finance')
  join person p on p.id = r.person_id
  where t.id = wanted and acting.handles_money()
    and (t.supplier_school_id = acting.school_id() or acting.has_line_on(t.id))
$$;
revoke execute on function acting.timesheet_recipients(uuid, text) from public;
grant execute on function acting.timesheet_recipients(uuid, text) to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [arrangements, timesheets, rights, policies]) await part.execute(db)
}
