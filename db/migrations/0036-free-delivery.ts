import { type Kysely, sql } from "kysely"

const column = sql`
alter table pool add column free_delivery_from_pence bigint
  check (free_delivery_from_pence > 0 and (delivery_pence > 0 or free_delivery_from_pence is null));
comment on column pool.free_delivery_from_pence is
  'goods before VAT from which the supplier charges no delivery; null where it always does';
grant insert (free_delivery_from_pence), update (free_delivery_from_pence) on pool to kith_app;`

const adoption = sql`
-- Whether a quotation can make nobody who has joined its pool pay more: every item sold, none of them with a higher
-- minimum, price, rate of VAT or coarser packs, and delivery no dearer. Between two starts of a price costs are
-- straight lines, so they are compared at both ends of each.
create or replace function nowhere_dearer(wanted_quotation uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (
    select from quotation q join pool p on p.id = q.pool_id where q.id = wanted_quotation and (
      q.delivery_pence > p.delivery_pence
      -- What the goods cost may fall below the value from which delivery has been free.
      or (p.free_delivery_from_pence is not null and q.delivery_pence > 0)
      or (q.delivery_pence > 0 and (vat_basis_points(q.delivery_vat_rate) > vat_basis_points(p.delivery_vat_rate)
        or (p.split_rule = 'by-value' and (select count(*) from pool_item i where i.pool_id = p.id) > 1)))))
  and not exists (
    select from quotation q join pool_item i on i.pool_id = q.pool_id
    left join quotation_item o on o.quotation_id = q.id and o.item_id = i.id
    cross join lateral (select array_agg(t.from_quantity order by t.from_quantity) as froms,
      array_agg(t.unit_price order by t.from_quantity) as prices from price_tier t where t.item_id = i.id) ours
    cross join lateral (select array_agg(t.from_quantity order by t.from_quantity) as froms,
      array_agg(t.unit_price order by t.from_quantity) as prices
      from quotation_tier t where t.quotation_id = q.id and t.item_id = i.id) theirs
    where q.id = wanted_quotation and (
      o.item_id is null or theirs.froms[1] > ours.froms[1]
      or i.pack_size % o.pack_size <> 0 or (i.packs = 'split' and o.pack_size <> i.pack_size)
      or vat_basis_points(o.vat_rate) > vat_basis_points(i.vat_rate)
      or exists (
        select from (select unnest(ours.froms || theirs.froms)::bigint as start) turns,
          unnest(array[start, start - 1, 1000000000]) quantity
        where goods_cost(o.pricing, theirs.froms, theirs.prices, quantity)
          > goods_cost(i.pricing, ours.froms, ours.prices, quantity))))
$$;
-- Gives a pool what a supplier quotes. A draft takes any quotation that sells all of its items; an open pool only one
-- that is nowhere dearer, so that nobody who has joined can pay more.
create or replace function adopt_quotation(wanted_quotation uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  q quotation;
  p pool;
begin
  select * into q from quotation where id = wanted_quotation for update;
  select * into p from pool where id = q.pool_id for update;
  if p.id is null or not acting.compares_suppliers(p.id) then
    raise exception 'Only those who lead a pool use a quotation, until it closes.' using errcode = 'insufficient_privilege';
  end if;
  if q.settled_as is not null or q.valid_until < (clock_timestamp() at time zone 'Europe/London')::date then
    raise exception 'This quotation has been decided on, or has expired.' using errcode = 'restrict_violation';
  end if;
  if p.state = 'open' and (p.closes_at <= clock_timestamp() or not nowhere_dearer(q.id)) then
    raise exception 'An open pool takes only what is nowhere dearer.' using errcode = 'restrict_violation';
  end if;
  if exists (select from pool_item i where i.pool_id = p.id and not exists (
    select from quotation_item o where o.quotation_id = q.id and o.item_id = i.id)) then
    raise exception 'The supplier does not sell everything.' using errcode = 'restrict_violation';
  end if;
  update pool_item i set pack_size = o.pack_size, vat_rate = o.vat_rate, pricing = o.pricing,
    packs = case when o.pack_size = 1 then 'whole' else i.packs end
  from quotation_item o where o.quotation_id = q.id and o.item_id = i.id and i.pool_id = p.id;
  delete from price_tier t using pool_item i where i.id = t.item_id and i.pool_id = p.id;
  insert into price_tier (item_id, from_quantity, unit_price)
    select t.item_id, t.from_quantity, t.unit_price from quotation_tier t join pool_item i on i.id = t.item_id
    where t.quotation_id = q.id and i.pool_id = p.id;
  update quotation set settled_as = 'used', settled_at = clock_timestamp(), settled_by = acting.person_id(),
    settled_by_name = (select name from person where id = acting.person_id()) where id = q.id;
  update pool set supplier_name = q.supplier_name, delivery_pence = q.delivery_pence,
    delivery_vat_rate = q.delivery_vat_rate, free_delivery_from_pence = q.free_delivery_from_pence where id = p.id;
end $$;
-- An open pool may turn to the supplier of the quotation used last, for no dearer delivery.
create or replace function pool_terms_stand() returns trigger language plpgsql as $$
declare
  -- The words are generated from the terms, and only after this trigger.
  changing text[] := '{state,outcome,closes_at,reminded_of,words}';
begin
  -- Asked only where it matters: the worker, who closes pools, may not look at quotations.
  if old.state = 'open' and new.state = 'open' and new.delivery_pence <= old.delivery_pence
    and (new.supplier_name, new.delivery_pence, new.delivery_vat_rate, new.free_delivery_from_pence)
      is distinct from (old.supplier_name, old.delivery_pence, old.delivery_vat_rate, old.free_delivery_from_pence) then
    if (new.supplier_name, new.delivery_pence, new.delivery_vat_rate, coalesce(new.free_delivery_from_pence, 0)) = (
      select q.supplier_name, q.delivery_pence, q.delivery_vat_rate, coalesce(q.free_delivery_from_pence, 0)
      from quotation q
      where q.pool_id = new.id and q.settled_as = 'used' order by q.settled_at desc limit 1) then
      changing := changing || '{supplier_name,delivery_pence,delivery_vat_rate,free_delivery_from_pence}'::text[];
    end if;
  end if;
  if to_jsonb(new) - changing is distinct from to_jsonb(old) - changing then
    raise exception 'The terms of a pool stand once it has opened.' using errcode = 'restrict_violation';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (('open', 'closed'), ('open', 'cancelled'),
    ('closed', 'ordered'), ('closed', 'cancelled'), ('ordered', 'delivered'), ('delivered', 'invoiced')) then
    raise exception 'A pool never goes from % to %.', old.state, new.state using errcode = 'restrict_violation';
  end if;
  if new.closes_at is distinct from old.closes_at
    and (old.state <> 'open' or new.closes_at < old.closes_at or old.closes_at <= clock_timestamp()) then
    raise exception 'A pool''s closing can only be put off, and only before it.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;`

export async function up(db: Kysely<unknown>) {
  for (const part of [column, adoption]) await part.execute(db)
}
