import { type Kysely, sql } from "kysely"

const invoices = sql`
-- Gapless: the number is taken under this row's lock, in the transaction that issues the invoice.
create table invoice_series (
  school_id uuid not null references school,
  series text not null,
  last_number integer not null,
  primary key (school_id, series)
);
create table invoice (
  id uuid primary key default uuidv7(),
  pool_id uuid references pool,
  seller_school_id uuid not null references school,
  buyer_school_id uuid not null references school,
  kind text not null check (kind in ('vat-invoice', 'invoice', 'internal-recharge')),
  series text not null,
  number integer not null,
  number_text text not null,
  issued_on date not null,
  due_on date not null,
  net_pence bigint not null,
  vat_pence bigint not null,
  gross_pence bigint not null check (gross_pence = net_pence + vat_pence),
  payment_reference text not null unique,
  document jsonb not null,
  issued_by uuid not null references person,
  issued_at timestamptz not null default clock_timestamp(),
  unique (seller_school_id, series, number),
  check (seller_school_id <> buyer_school_id)
);
create unique index invoice_pool_buyer on invoice (pool_id, buyer_school_id) where pool_id is not null;
create index invoice_received on invoice (buyer_school_id, issued_on desc, id desc);
create index invoice_sent on invoice (seller_school_id, issued_on desc, id desc);
create index invoice_received_due on invoice (buyer_school_id, due_on, id);
create index invoice_sent_due on invoice (seller_school_id, due_on, id);
create index invoice_parties on invoice (buyer_school_id, seller_school_id, issued_on desc, id desc);
create index invoice_parties_sent on invoice (seller_school_id, buyer_school_id, issued_on desc, id desc);
-- Every payment reference is made from one of these numbers, so no two are alike.
create sequence payment_reference_number;`

const payments = sql`
create table checkout (
  id uuid primary key default uuidv7(),
  invoice_id uuid not null references invoice,
  stripe_session_id text not null unique,
  started_by uuid not null references person,
  started_at timestamptz not null default clock_timestamp()
);
create index checkout_invoice on checkout (invoice_id);
create table payment (
  id uuid primary key default uuidv7(),
  invoice_id uuid not null references invoice,
  checkout_id uuid unique references checkout,
  method text not null check (method in ('card', 'bank-transfer')),
  amount_pence bigint not null check (amount_pence > 0),
  received_on date not null,
  reference text not null default '',
  stripe_payment_intent text unique,
  recorded_by uuid references person,
  recorded_at timestamptz not null default clock_timestamp(),
  check ((method = 'card') = (stripe_payment_intent is not null))
);
create index payment_invoice on payment (invoice_id) include (amount_pence);
create table stripe_event (
  id text primary key,
  type text not null,
  received_at timestamptz not null default clock_timestamp()
);`

const ledger = sql`
create table ledger_entry (
  id uuid primary key default uuidv7(),
  happened_at timestamptz not null default clock_timestamp(),
  reason text not null check (reason in ('invoice-issued', 'payment-received')),
  invoice_id uuid not null references invoice,
  payment_id uuid references payment
);
create unique index ledger_entry_once on ledger_entry (reason, invoice_id, payment_id) nulls not distinct;
create table ledger_posting (
  entry_id uuid not null references ledger_entry,
  school_id uuid not null references school,
  counterparty_school_id uuid not null references school,
  account text not null check (account in ('owed-to-us', 'we-owe', 'bought', 'sold', 'money')),
  amount_pence bigint not null check (amount_pence <> 0),
  primary key (entry_id, school_id, account)
);
create index ledger_posting_school on ledger_posting (school_id, counterparty_school_id);
-- Every entry balances for each school it touches; checked when the transaction ends, and for rows out of sight too.
create function ledger_entry_balances() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from ledger_posting where entry_id = new.entry_id group by school_id having sum(amount_pence) <> 0) then
    raise exception 'ledger entry % does not balance', new.entry_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger ledger_entry_balances after insert on ledger_posting
  deferrable initially deferred for each row execute function ledger_entry_balances();`

const unchangeable = sql`
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% rows never change: follow them by another one', tg_table_name using errcode = 'restrict_violation';
end $$;
do $$
declare wanted text;
begin
  foreach wanted in array array['invoice', 'payment', 'ledger_entry', 'ledger_posting', 'clearing', 'cleared_item', 'share', 'audit_event'] loop
    execute format('create trigger unchangeable before update or delete or truncate on %I for each statement execute function refuse_change()', wanted);
  end loop;
end $$;`

const rights = sql`
grant select on invoice_series, invoice, checkout, payment, ledger_entry, ledger_posting to kith_app, kith_worker;
grant insert on invoice_series, invoice, checkout, payment, ledger_posting to kith_app, kith_worker;
grant insert (reason, invoice_id, payment_id) on ledger_entry to kith_app, kith_worker;
grant update (last_number) on invoice_series to kith_app;
grant usage on sequence payment_reference_number to kith_app;
grant select, insert on stripe_event to kith_worker;
do $$
declare wanted text;
begin
  foreach wanted in array array['invoice_series', 'invoice', 'checkout', 'payment', 'stripe_event', 'ledger_entry', 'ledger_posting'] loop
    execute format('alter table %I enable row level security', wanted);
    execute format('create policy worker on %I to kith_worker using (true) with check (true)', wanted);
  end loop;
end $$;`

const policies = sql`
create policy own_series on invoice_series to kith_app
  using (school_id = (select acting.school_id()) and (select acting.handles_money()))
  with check (school_id = acting.school_id() and acting.handles_money());
-- Only those who handle money at either school reach an invoice; only the seller's issue it.
create policy party on invoice for select to kith_app using (
  (select acting.handles_money()) and (select acting.school_id()) in (seller_school_id, buyer_school_id));
create policy issued on invoice for insert to kith_app with check (
  acting.handles_money() and seller_school_id = acting.school_id() and issued_by = acting.person_id());
-- A pool's invoices come from its lead school and go to those that took part: nobody else may take their place.
create function acting.may_recharge(wanted_pool uuid, buyer uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp
  return exists (select from pool p join share s on s.pool_id = p.id where p.id = wanted_pool
    and p.lead_school_id = acting.school_id() and p.state = 'invoiced' and s.school_id = buyer);
create policy of_its_pool on invoice as restrictive for insert to kith_app with check (
  pool_id is null or acting.may_recharge(pool_id, buyer_school_id));
create policy party on checkout for select to kith_app using (exists (select from invoice i where i.id = invoice_id));
create policy payer on checkout for insert to kith_app with check (
  started_by = acting.person_id() and exists (select from invoice i where i.id = invoice_id and i.buyer_school_id = acting.school_id()));
create policy party on payment for select to kith_app using (exists (select from invoice i where i.id = invoice_id));
-- A page records transfers alone: that a card has paid is the payment provider's word, and the worker's row.
create policy payee on payment for insert to kith_app with check (
  method = 'bank-transfer' and recorded_by = acting.person_id() and exists (select from invoice i where i.id = invoice_id and i.seller_school_id = acting.school_id()));
create policy party on ledger_entry for select to kith_app using (exists (select from invoice i where i.id = invoice_id));
create policy recorded on ledger_entry for insert to kith_app with check (
  exists (select from invoice i where i.id = invoice_id and i.seller_school_id = acting.school_id()));
create policy own on ledger_posting for select to kith_app using (
  school_id = (select acting.school_id()) and (select acting.handles_money()));
-- An entry is written whole, by the seller and in the books of both parties: later nothing is added to it.
create policy recorded on ledger_posting for insert to kith_app with check (exists (
  select from ledger_entry e join invoice i on i.id = e.invoice_id
  where e.id = entry_id and e.happened_at >= transaction_timestamp() and i.seller_school_id = acting.school_id()
    and school_id in (i.seller_school_id, i.buyer_school_id)
    and counterparty_school_id in (i.seller_school_id, i.buyer_school_id)));

-- Whom to write to about an invoice: the money roles of the other school, which may have left every shared group.
create function acting.invoice_recipients(wanted_invoices uuid[], wanted_side text)
returns table (invoice_id uuid, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct i.id, p.name, p.email
  from invoice i
  join school_role r on r.school_id = case wanted_side when 'buyer' then i.buyer_school_id else i.seller_school_id end
    and r.ended_at is null and r.role in ('head', 'business-manager', 'finance')
  join person p on p.id = r.person_id
  where i.id = any (wanted_invoices) and (current_setting('role') = 'kith_worker'
    or (acting.handles_money() and acting.school_id() in (i.seller_school_id, i.buyer_school_id)))
$$;
revoke execute on function acting.invoice_recipients(uuid[], text) from public;
grant execute on function acting.invoice_recipients(uuid[], text) to kith_app, kith_worker;`

export async function up(db: Kysely<unknown>) {
  for (const part of [invoices, payments, ledger, unchangeable, rights, policies]) await part.execute(db)
}
