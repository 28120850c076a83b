import { type Kysely, sql } from "kysely"

/**
 * Invoices that payments do not cover yet. What is owed is always reckoned from the invoices and their payments; this
 * says at which ones to look, because a school with thousands of paid invoices has a few dozen open ones.
 */
const unpaid = sql`
create table unpaid_invoice (
  invoice_id uuid primary key references invoice,
  seller_school_id uuid not null references school,
  buyer_school_id uuid not null references school
);
create index unpaid_invoice_received on unpaid_invoice (buyer_school_id, invoice_id);
create index unpaid_invoice_sent on unpaid_invoice (seller_school_id, invoice_id);
alter table unpaid_invoice enable row level security;
grant select on unpaid_invoice to kith_app, kith_worker;
create policy worker on unpaid_invoice to kith_worker using (true);
create policy party on unpaid_invoice for select to kith_app using (
  (select acting.handles_money()) and (select acting.school_id()) in (seller_school_id, buyer_school_id));

create function unpaid_invoice_starts() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unpaid_invoice (invoice_id, seller_school_id, buyer_school_id)
    values (new.id, new.seller_school_id, new.buyer_school_id);
  return null;
end $$;
create trigger unpaid_invoice_starts after insert on invoice for each row execute function unpaid_invoice_starts();
create function unpaid_invoice_ends() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from unpaid_invoice u using invoice i
    where u.invoice_id = new.invoice_id and i.id = new.invoice_id
      and i.gross_pence <= (select sum(p.amount_pence) from payment p where p.invoice_id = new.invoice_id);
  return null;
end $$;
create trigger unpaid_invoice_ends after insert on payment for each row execute function unpaid_invoice_ends();

insert into unpaid_invoice (invoice_id, seller_school_id, buyer_school_id)
select i.id, i.seller_school_id, i.buyer_school_id from invoice i
where i.gross_pence > (select coalesce(sum(p.amount_pence), 0) from payment p where p.invoice_id = i.id);`

export async function up(db: Kysely<unknown>) {
  await unpaid.execute(db)
}
