import { type Kysely, sql } from "kysely"

const contracts = sql`
create table contract (
  id uuid primary key default uuidv7(),
  school_id uuid not null references school,
  supplier_name text not null,
  what text not null,
  cfr_code text not null,
  yearly_cost_pence bigint not null check (yearly_cost_pence >= 0),
  ends_on date not null,
  -- The last day on which notice can be given; worked out where the school knows the months before the end.
  notice_on date not null,
  notice_months smallint check (notice_months between 0 and 60),
  auto_renews boolean not null,
  shares_cost boolean not null default false,
  notes text not null default '',
  notice_settled_at timestamptz,
  created_by uuid not null references person,
  created_at timestamptz not null default now(),
  check (notice_on <= ends_on)
);
create index contract_notice on contract (school_id, notice_on, id);
create unique index contract_once on contract (school_id, lower(supplier_name), lower(what), ends_on);
alter table contract enable row level security;
grant select, delete,
  insert (id, school_id, supplier_name, what, cfr_code, yearly_cost_pence, ends_on, notice_on, notice_months, auto_renews,
    shares_cost, notes, created_by),
  update (supplier_name, what, cfr_code, yearly_cost_pence, ends_on, notice_on, notice_months, auto_renews, shares_cost,
    notes, notice_settled_at) on contract to kith_app;

-- What a contract costs and when notice is due is its school's alone, and there those who handle money.
create policy own on contract to kith_app
  using (school_id = (select acting.school_id()) and (select acting.handles_money()))
  with check (school_id = acting.school_id() and acting.handles_money());
create policy by_oneself on contract as restrictive for insert to kith_app with check (created_by = acting.person_id());`

const radar = sql`
-- Who looks at what ends across a group: those who handle a member's money, and the group's coordinators.
create function acting.watches_contracts(wanted_group uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_group = any (acting.coordinated_group_ids())
    or (wanted_group = any (acting.group_ids()) and acting.handles_money());
-- What schools of a group may know of each other's contracts: supplier, category, end, and the cost where its school
-- shares it.
create function group_contract_ends(wanted_group uuid, ending_from date)
returns table (id uuid, school_id uuid, school_name text, cfr_code text, supplier_name text, ends_on date,
  shared_yearly_cost_pence bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.school_id, s.name, c.cfr_code, c.supplier_name, c.ends_on,
    case when c.shares_cost then c.yearly_cost_pence end
  from group_school m join contract c on c.school_id = m.school_id join school s on s.id = c.school_id
  where m.group_id = wanted_group and m.left_at is null and c.ends_on >= ending_from
    and acting.watches_contracts(wanted_group)
$$;
-- By when a pool in place of these contracts has to close: the earliest notice still to come, of which school nobody
-- is told, and of how many it has passed.
create function group_contract_notice(wanted_group uuid, wanted_contracts uuid[], today date)
returns table (earliest date, passed bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select min(c.notice_on) filter (where c.notice_on >= today), count(*) filter (where c.notice_on < today)
  from group_school m join contract c on c.school_id = m.school_id
  where m.group_id = wanted_group and m.left_at is null and c.id = any (wanted_contracts)
    and acting.watches_contracts(wanted_group)
$$;
revoke execute on function group_contract_ends(uuid, date), group_contract_notice(uuid, uuid[], date) from public;
grant execute on function group_contract_ends(uuid, date), group_contract_notice(uuid, uuid[], date) to kith_app;`

export async function up(db: Kysely<unknown>) {
  for (const part of [contracts, radar]) await part.execute(db)
}
