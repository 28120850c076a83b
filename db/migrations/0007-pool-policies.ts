import { type Kysely, sql } from "kysely"

/** The worker clears pools; nothing that closing wrote ever changes. */
const rights = sql`
grant select on pool, pool_group, pool_item, price_tier, pool_transition, commitment, commitment_line,
  clearing, cleared_item, share, vat_share to kith_app, kith_worker;
grant insert (id, lead_school_id, title, description, supplier_name, opens_at, closes_at, delivery_expected_on,
    delivery_pence, delivery_vat_rate, split_rule, split_settings, created_by),
  update (lead_school_id, title, description, supplier_name, opens_at, closes_at, released_at, delivery_expected_on,
    delivery_pence, delivery_vat_rate, split_rule, split_settings, state) on pool to kith_app;
grant insert (pool_id, group_id), delete on pool_group to kith_app;
grant insert, update, delete on pool_item, price_tier to kith_app;
grant insert (pool_id, from_state, to_state, person_id, person_name, reason) on pool_transition to kith_app, kith_worker;
grant insert, update (purchase_order_number, committed_by, changed_at), delete on commitment to kith_app;
grant insert, update (quantity), delete on commitment_line to kith_app;
grant update (state, outcome, reminded_of) on pool to kith_worker;
grant insert on clearing, cleared_item, share, vat_share to kith_worker;
create trigger unchangeable before update or delete or truncate on vat_share
  for each statement execute function refuse_change();
create trigger unchangeable before update or delete or truncate on pool_transition
  for each statement execute function refuse_change();

do $$
declare wanted text;
begin
  foreach wanted in array array['pool', 'pool_group', 'pool_item', 'price_tier', 'pool_transition', 'commitment',
    'commitment_line', 'clearing', 'cleared_item', 'share', 'vat_share'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const knowledge = sql`
-- Leading a pool: those who handle its lead school's money, and coordinators of its groups.
create function acting.leads_pool(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p where p.id = wanted_pool and p.lead_school_id = acting.school_id()
      and acting.handles_money())
    or exists (select from pool_group g where g.pool_id = wanted_pool and g.group_id = any (acting.coordinated_group_ids()));
create function acting.drafts_pool(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.leads_pool(wanted_pool) and exists (select from pool p where p.id = wanted_pool and p.state = 'draft');
-- A school leads pools of its own; a coordinator may give the lead to a school of their group.
create function acting.may_give_lead(wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return (wanted_school = acting.school_id() and (acting.handles_money() or acting.coordinated_group_ids() <> '{}'))
    or exists (select from group_school m where m.school_id = wanted_school and m.left_at is null
      and m.group_id = any (acting.coordinated_group_ids()));
-- Who has just written a draft leads it by nothing else yet.
create function acting.may_offer_pool(wanted_pool uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return acting.drafts_pool(wanted_pool) or exists (select from pool p where p.id = wanted_pool and p.state = 'draft'
    and p.created_by = acting.person_id() and acting.may_give_lead(p.lead_school_id));
-- By the database's clock when the statement began: the act looks at the clock again, so it is never the later one.
create function acting.may_commit(wanted_pool uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return wanted_school = acting.school_id() and acting.handles_money()
    and exists (select from pool p where p.id = wanted_pool and p.state = 'open' and p.closes_at > statement_timestamp());`

const demand = sql`
-- Those of the pools that this person sees, asked once for all of them; the worker sees every one.
create function acting.seen_pools(pool_ids uuid[]) returns uuid[]
language sql stable security definer set search_path = public, pg_temp as $$
  with acting_for as materialized (
    select acting.school_id() as school, acting.group_ids() as groups, acting.coordinated_group_ids() as coordinated
  )
  select array_agg(p.id) from acting_for a, unnest(pool_ids) wanted(id) join pool p on p.id = wanted.id
  where current_setting('role') = 'kith_worker' or p.lead_school_id = a.school
    or exists (select from pool_group g where g.pool_id = p.id
      and (g.group_id = any (a.coordinated) or (p.state <> 'draft' and g.group_id = any (a.groups))))
    or exists (select from commitment c where c.pool_id = p.id and c.school_id = a.school)
$$;
-- What there is to buy, as one value for each pool: its items in order, with their prices.
create function pool_items(pool_ids uuid[]) returns table (pool_id uuid, items json)
language sql stable security definer set search_path = public, pg_temp as $$
  select i.pool_id, json_agg(json_build_object('id', i.id, 'position', i.position, 'name', i.name, 'unit', i.unit,
    'packSize', i.pack_size, 'vatRate', i.vat_rate, 'cfrCode', i.cfr_code, 'usualUnitPrice', i.usual_unit_price::text,
    'tiers', (select json_agg(json_build_object('fromQuantity', t.from_quantity, 'unitPrice', t.unit_price::text)
      order by t.from_quantity) from price_tier t where t.item_id = i.id)) order by i.position)
  from pool_item i where i.pool_id = any (acting.seen_pools(pool_ids)) group by i.pool_id
$$;
-- What all schools would take together, by item: sums only, so that nobody learns another school's quantity from it.
create function pool_demand(pool_ids uuid[]) returns table (pool_id uuid, item_id uuid, quantity bigint, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select l.pool_id, l.item_id, sum(l.quantity)::bigint, count(*)
  from commitment_line l where l.pool_id = any (acting.seen_pools(pool_ids)) group by l.pool_id, l.item_id
$$;
create function pool_sizes(pool_ids uuid[]) returns table (pool_id uuid, schools bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.pool_id, count(*) from commitment c where c.pool_id = any (acting.seen_pools(pool_ids)) group by c.pool_id
$$;
-- Which schools are in, without how much: what a fellow school may know.
create function pool_participants(wanted_pool uuid)
returns table (school_id uuid, name text, number_on_roll integer, committed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.school_id, s.name, s.number_on_roll, c.committed_at from commitment c join school s on s.id = c.school_id
  where c.pool_id = wanted_pool and acting.seen_pools(array[wanted_pool]) is not null
$$;
-- Heads and business managers of the schools that a pool concerns, once each; for the worker and for whoever leads it.
create function pool_addressees(wanted_pool uuid, whom text) returns table (school_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  with concerned as (
    select m.school_id from pool_group g join group_school m on m.group_id = g.group_id and m.left_at is null
    where g.pool_id = wanted_pool and whom in ('everybody', 'unanswered')
    union select c.school_id from commitment c where c.pool_id = wanted_pool and whom = 'participants'
    union select p.lead_school_id from pool p where p.id = wanted_pool and whom = 'lead'
  )
  select distinct r.school_id, p.name, p.email from concerned
  join school_role r on r.school_id = concerned.school_id and r.ended_at is null and r.role in ('head', 'business-manager')
  join person p on p.id = r.person_id
  where (acting.leads_pool(wanted_pool) or current_setting('role') = 'kith_worker')
    and not (whom = 'unanswered' and exists (
      select from commitment c where c.pool_id = wanted_pool and c.school_id = concerned.school_id))
$$;
revoke execute on function pool_items(uuid[]), pool_demand(uuid[]), pool_sizes(uuid[]), pool_participants(uuid),
  pool_addressees(uuid, text) from public;
grant execute on function pool_items(uuid[]), pool_demand(uuid[]), pool_sizes(uuid[]), pool_participants(uuid) to kith_app;
grant execute on function pool_items(uuid[]), pool_addressees(uuid, text) to kith_worker;
grant execute on function pool_addressees(uuid, text) to kith_app;`

const pools = sql`
create policy own_lead on pool for select to kith_app using (lead_school_id = (select acting.school_id()));
create policy offered on pool for select to kith_app using (exists (
  select from pool_group g where g.pool_id = pool.id and (
    (pool.state <> 'draft' and g.group_id = any ((select acting.group_ids())::uuid[]))
    or g.group_id = any ((select acting.coordinated_group_ids())::uuid[]))));
-- A school that has left the group keeps what it took part in.
create policy joined on pool for select to kith_app using (exists (
  select from commitment c where c.pool_id = pool.id and c.school_id = (select acting.school_id())));
create policy written on pool for insert to kith_app with check (
  created_by = acting.person_id() and acting.may_give_lead(lead_school_id));
-- A function asks for the lead as it was before the update.
create function acting.has_lead(wanted_pool uuid, wanted_school uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p where p.id = wanted_pool and p.lead_school_id = wanted_school);
create policy led on pool for update to kith_app
  using (acting.leads_pool(id)) with check (acting.has_lead(id, lead_school_id) or acting.may_give_lead(lead_school_id));

create policy offered on pool_group for select to kith_app using (
  (state <> 'draft' and group_id = any ((select acting.group_ids())::uuid[]))
  or acting.seen_pools(array[pool_id]) is not null);
create policy offering on pool_group for insert to kith_app with check (
  group_id = any (acting.group_ids()) and acting.may_offer_pool(pool_id));
create policy offering_ends on pool_group for delete to kith_app using (acting.drafts_pool(pool_id));

do $$
declare wanted text;
begin
  foreach wanted in array array['pool_item', 'pool_transition', 'clearing', 'cleared_item'] loop
    execute format('create policy offered on %1$I for select to kith_app using (
      exists (select from pool where pool.id = %1$I.pool_id))', wanted);
  end loop;
end $$;
create policy drafted on pool_item to kith_app using (acting.drafts_pool(pool_id)) with check (acting.drafts_pool(pool_id));
create policy offered on price_tier for select to kith_app using (
  exists (select from pool_item i where i.id = price_tier.item_id));
create policy drafted on price_tier to kith_app
  using (exists (select from pool_item i where i.id = price_tier.item_id and acting.drafts_pool(i.pool_id)))
  with check (exists (select from pool_item i where i.id = price_tier.item_id and acting.drafts_pool(i.pool_id)));
create policy recorded on pool_transition for insert to kith_app with check (
  person_id = acting.person_id() and acting.leads_pool(pool_id));`

const commitments = sql`
do $$
declare wanted text;
begin
  foreach wanted in array array['commitment', 'commitment_line'] loop
    execute format('create policy own on %I for select to kith_app using (school_id = (select acting.school_id()))', wanted);
    execute format('create policy led on %I for select to kith_app using (acting.leads_pool(pool_id))', wanted);
    execute format('create policy joining on %I for insert to kith_app with check (acting.may_commit(pool_id, school_id))', wanted);
    execute format('create policy changing on %I for update to kith_app
      using (school_id = (select acting.school_id())) with check (acting.may_commit(pool_id, school_id))', wanted);
    execute format('create policy withdrawing on %I for delete to kith_app using (
      school_id = (select acting.school_id()) and acting.may_commit(pool_id, school_id))', wanted);
  end loop;
  foreach wanted in array array['share', 'vat_share'] loop
    execute format('create policy own on %I for select to kith_app using (school_id = (select acting.school_id()))', wanted);
    execute format('create policy led on %I for select to kith_app using (acting.leads_pool(pool_id))', wanted);
  end loop;
end $$;
-- Joining is for schools of the pool's groups; withdrawing is not, because a school may have left since.
create policy of_its_groups on commitment as restrictive for insert to kith_app with check (exists (
  select from pool_group g where g.pool_id = commitment.pool_id and g.group_id = any (acting.group_ids())));
create policy by_oneself on commitment as restrictive for insert to kith_app with check (
  committed_by = acting.person_id());
create policy changed_by_oneself on commitment as restrictive for update to kith_app using (true) with check (
  committed_by = acting.person_id());`

export async function up(db: Kysely<unknown>) {
  for (const part of [rights, knowledge, demand, pools, commitments]) await part.execute(db)
}
