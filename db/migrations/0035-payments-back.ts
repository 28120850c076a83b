import { type Kysely, sql } from "kysely"

const back = sql`
-- What was paid before a credit note, or twice, goes back by a transfer: a payment below zero, so that every sum of
-- payments is what the seller has kept.
alter table payment drop constraint payment_amount_pence_check;
alter table payment add check (amount_pence > 0 or (amount_pence < 0 and method = 'bank-transfer'));
comment on column payment.amount_pence is 'below zero: paid back by the seller';
alter table ledger_entry drop constraint ledger_entry_reason_check;
alter table ledger_entry add check (reason in (
  'invoice-issued', 'credit-note-issued', 'payment-received', 'payment-returned'));
-- A school that issues a few credit notes a term looks for what it has to pay back among them, not among all it has sent.
create index invoice_credits_sent on invoice (seller_school_id, adjusts_invoice_id) where type = 'credit-note';
-- Nothing goes back that has not come in. As a function, since a policy cannot ask its own table.
create function acting.came_in(wanted_invoice uuid) returns numeric
language sql stable security definer set search_path = public, pg_temp
  return (select coalesce(sum(p.amount_pence), 0) from payment p where p.invoice_id = wanted_invoice);
create policy not_more_than_came_in on payment as restrictive for insert to kith_app with check (
  amount_pence > 0 or -amount_pence <= acting.came_in(invoice_id));`

export async function up(db: Kysely<unknown>) {
  await back.execute(db)
}
