import { type Kysely, sql } from "kysely"

const deliveries = sql`
create table delivery (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool,
  delivered_on date not null,
  note text not null default '',
  -- Nothing more of the order is to come.
  completes boolean not null,
  recorded_by uuid not null references person,
  person_name text not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index delivery_pool on delivery (pool_id, recorded_at);
create unique index delivery_complete on delivery (pool_id) where completes;
create table delivered_item (
  delivery_id uuid not null references delivery,
  item_id uuid not null references pool_item,
  quantity integer not null check (quantity between 0 and 1000000),
  substitute text,
  unit_price bigint check (unit_price >= 0),
  primary key (delivery_id, item_id)
);
comment on column delivered_item.substitute is 'what came in the place of the whole item; null: what was ordered';
comment on column delivered_item.unit_price is 'where the supplier charges another price than was agreed';`

const corrections = sql`
-- What a pool comes to after its closing: each row stands in the place of the one before, the first of the clearing's.
create table correction (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool,
  position integer not null check (position >= 1),
  cause text not null check (cause in ('delivery', 'correction', 'dispute')),
  reason text not null,
  -- Per item what was delivered, as what and at what price: sums only, so that everybody in the pool may read them.
  items jsonb not null,
  goods_pence bigint not null check (goods_pence >= 0),
  delivery_pence bigint not null check (delivery_pence >= 0),
  vat_pence bigint not null check (vat_pence >= 0),
  recorded_by uuid not null references person,
  person_name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (pool_id, position)
);
create table corrected_share (
  correction_id uuid not null references correction,
  pool_id uuid not null references pool,
  school_id uuid not null references school,
  item_id uuid references pool_item,
  quantity integer not null check (quantity >= 0),
  net_pence bigint not null check (net_pence >= 0),
  -- The quantity was settled with this school alone, and no later shortage or surplus is shared over it.
  settled boolean not null default false,
  workings jsonb not null
);
comment on column corrected_share.item_id is 'null: the school''s part of delivery';
create unique index corrected_share_once on corrected_share (correction_id, school_id, item_id) nulls not distinct;
create index corrected_share_school on corrected_share (school_id, pool_id);
create table corrected_vat_share (
  correction_id uuid not null references correction,
  pool_id uuid not null references pool,
  school_id uuid not null references school,
  vat_rate text not null check (vat_rate in ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  net_pence bigint not null,
  vat_pence bigint not null,
  workings jsonb not null,
  primary key (correction_id, school_id, vat_rate)
);
create index corrected_vat_share_school on corrected_vat_share (school_id, pool_id);`

const standing = sql`
-- Every school's part as it stands now: of the latest correction, or of the clearing where there is none.
create view current_share with (security_invoker = true) as
  select s.pool_id, s.school_id, s.item_id, s.quantity, s.net_pence from share s
  where not exists (select from correction c where c.pool_id = s.pool_id)
  union all
  select s.pool_id, s.school_id, s.item_id, s.quantity, s.net_pence from corrected_share s
  where s.correction_id = (select c.id from correction c where c.pool_id = s.pool_id order by c.position desc limit 1);
create view current_vat_share with (security_invoker = true) as
  select s.pool_id, s.school_id, s.vat_rate, s.net_pence, s.vat_pence from vat_share s
  where not exists (select from correction c where c.pool_id = s.pool_id)
  union all
  select s.pool_id, s.school_id, s.vat_rate, s.net_pence, s.vat_pence from corrected_vat_share s
  where s.correction_id = (select c.id from correction c where c.pool_id = s.pool_id order by c.position desc limit 1);
grant select on current_share, current_vat_share to kith_app, kith_worker;`

const receipts = sql`
-- What a school says of a line that it was to get; its last word counts.
create table receipt (
  id uuid primary key default uuidv7(),
  pool_id uuid not null references pool,
  school_id uuid not null references school,
  item_id uuid not null references pool_item,
  answer text not null check (answer in ('confirmed', 'disputed')),
  note text not null default '',
  said_by uuid not null references person,
  person_name text not null,
  said_at timestamptz not null default clock_timestamp(),
  check (answer = 'confirmed' or note <> '')
);
create index receipt_disputed on receipt (pool_id) where answer = 'disputed';
create index receipt_line on receipt (pool_id, school_id, item_id, said_at desc);
create table dispute_answer (
  receipt_id uuid primary key references receipt,
  answer text not null check (answer in ('explained', 'corrected')),
  note text not null,
  correction_id uuid references correction,
  answered_by uuid not null references person,
  person_name text not null,
  answered_at timestamptz not null default clock_timestamp(),
  check ((answer = 'corrected') = (correction_id is not null))
);
-- Disputes that wait for whoever leads the pool.
create function open_disputes(wanted_pool uuid) returns table (receipt_id uuid, school_id uuid, item_id uuid)
language sql stable set search_path = public, pg_temp as $$
  select last.id, last.school_id, last.item_id from (
    select distinct on (r.school_id, r.item_id) r.id, r.school_id, r.item_id, r.answer
    from receipt r where r.pool_id = wanted_pool order by r.school_id, r.item_id, r.said_at desc, r.id desc) last
  where last.answer = 'disputed' and not exists (select from dispute_answer a where a.receipt_id = last.id)
$$;
revoke execute on function open_disputes(uuid) from public;
grant execute on function open_disputes(uuid) to kith_app, kith_worker;`

const letters = sql`
-- To whom a school in a pool writes about what it received.
create function pool_lead_addresses(wanted_pool uuid) returns table (school_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.school_id, p.name, p.email from pool
  join school_role r on r.school_id = pool.lead_school_id and r.ended_at is null and r.role in ('head', 'business-manager')
  join person p on p.id = r.person_id
  where pool.id = wanted_pool and acting.handles_money() and exists (
    select from share s where s.pool_id = wanted_pool and s.school_id = acting.school_id())
$$;
revoke execute on function pool_lead_addresses(uuid) from public;
grant execute on function pool_lead_addresses(uuid) to kith_app;`

const creditNotes = sql`
alter table invoice add column type text not null default 'invoice' check (type in ('invoice', 'credit-note'));
-- The invoice that a credit note takes from, or that a later invoice adds to.
alter table invoice add column adjusts_invoice_id uuid references invoice;
alter table invoice add check (type = 'invoice' or adjusts_invoice_id is not null);
drop index invoice_pool_buyer;
create unique index invoice_pool_buyer on invoice (pool_id, buyer_school_id)
  where pool_id is not null and adjusts_invoice_id is null;
create index invoice_adjusts on invoice (adjusts_invoice_id) include (type, gross_pence) where adjusts_invoice_id is not null;
create index invoice_pool on invoice (pool_id, buyer_school_id) where pool_id is not null;
alter table ledger_entry drop constraint ledger_entry_reason_check;
alter table ledger_entry add check (reason in ('invoice-issued', 'credit-note-issued', 'payment-received'));
-- A credit note is never owed, and covers its invoice as a payment does.
create function forget_covered_invoice(wanted_invoice uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from unpaid_invoice u using invoice i
  where u.invoice_id = wanted_invoice and i.id = wanted_invoice
    and i.gross_pence <= (select coalesce(sum(p.amount_pence), 0) from payment p where p.invoice_id = i.id)
      + (select coalesce(sum(c.gross_pence), 0) from invoice c where c.adjusts_invoice_id = i.id and c.type = 'credit-note')
$$;
revoke execute on function forget_covered_invoice(uuid) from public;
create or replace function unpaid_invoice_starts() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.type = 'credit-note' then
    perform forget_covered_invoice(new.adjusts_invoice_id);
  else
    insert into unpaid_invoice (invoice_id, seller_school_id, buyer_school_id)
      values (new.id, new.seller_school_id, new.buyer_school_id);
  end if;
  return null;
end $$;
create or replace function unpaid_invoice_ends() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform forget_covered_invoice(new.invoice_id);
  return null;
end $$;
-- Only between the same two schools and for the same pool, and never on a credit note.
create function acting.may_adjust(wanted_invoice uuid, wanted_pool uuid, seller uuid, buyer uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from invoice i where i.id = wanted_invoice and i.pool_id = wanted_pool and i.type = 'invoice'
    and i.seller_school_id = seller and i.buyer_school_id = buyer);
create policy adjusting on invoice as restrictive for insert to kith_app with check (
  adjusts_invoice_id is null or acting.may_adjust(adjusts_invoice_id, pool_id, seller_school_id, buyer_school_id));`

const rights = sql`
grant select on delivery, delivered_item, correction, corrected_share, corrected_vat_share, receipt, dispute_answer
  to kith_app, kith_worker;
grant insert (id, pool_id, delivered_on, note, completes, recorded_by, person_name) on delivery to kith_app;
grant insert on delivered_item, corrected_share, corrected_vat_share to kith_app;
grant insert (id, pool_id, position, cause, reason, items, goods_pence, delivery_pence, vat_pence, recorded_by, person_name)
  on correction to kith_app;
grant insert (id, pool_id, school_id, item_id, answer, note, said_by, person_name) on receipt to kith_app;
grant insert (receipt_id, answer, note, correction_id, answered_by, person_name) on dispute_answer to kith_app;
do $$
declare wanted text;
begin
  foreach wanted in array array['delivery', 'delivered_item', 'correction', 'corrected_share', 'corrected_vat_share',
    'receipt', 'dispute_answer'] loop
    execute format('create trigger unchangeable before update or delete or truncate on %I
      for each statement execute function refuse_change()', wanted);
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const policies = sql`
create policy offered on delivery for select to kith_app using (exists (select from pool where pool.id = delivery.pool_id));
create policy recorded on delivery for insert to kith_app with check (
  recorded_by = acting.person_id() and acting.leads_pool(pool_id));
create policy offered on delivered_item for select to kith_app using (
  exists (select from delivery d where d.id = delivered_item.delivery_id));
create policy recorded on delivered_item for insert to kith_app with check (exists (
  select from delivery d join pool_item i on i.pool_id = d.pool_id
  where d.id = delivery_id and i.id = item_id and acting.leads_pool(d.pool_id)));

create policy offered on correction for select to kith_app using (exists (select from pool where pool.id = correction.pool_id));
create policy recorded on correction for insert to kith_app with check (
  recorded_by = acting.person_id() and acting.leads_pool(pool_id));
do $$
declare wanted text;
begin
  foreach wanted in array array['corrected_share', 'corrected_vat_share'] loop
    execute format('create policy own on %I for select to kith_app using (school_id = (select acting.school_id()))', wanted);
    execute format('create policy led on %I for select to kith_app using (acting.leads_pool(pool_id))', wanted);
    execute format('create policy recorded on %1$I for insert to kith_app with check (acting.leads_pool(pool_id)
      and exists (select from correction c where c.id = %1$I.correction_id and c.pool_id = %1$I.pool_id))', wanted);
  end loop;
end $$;

create policy own on receipt for select to kith_app using (school_id = (select acting.school_id()));
create policy led on receipt for select to kith_app using (acting.leads_pool(pool_id));
create policy said on receipt for insert to kith_app with check (
  school_id = acting.school_id() and acting.handles_money() and said_by = acting.person_id()
  and exists (select from share s where s.pool_id = receipt.pool_id and s.school_id = receipt.school_id
    and s.item_id = receipt.item_id)
  and exists (select from pool p where p.id = receipt.pool_id and p.state in ('delivered', 'invoiced')));
create policy of_receipt on dispute_answer for select to kith_app using (
  exists (select from receipt r where r.id = dispute_answer.receipt_id));
create policy answered on dispute_answer for insert to kith_app with check (
  answered_by = acting.person_id()
  and exists (select from receipt r where r.id = receipt_id and r.answer = 'disputed' and acting.leads_pool(r.pool_id)));`

export async function up(db: Kysely<unknown>) {
  for (const part of [deliveries, corrections, standing, receipts, letters, creditNotes, rights, policies])
    await part.execute(db)
}
