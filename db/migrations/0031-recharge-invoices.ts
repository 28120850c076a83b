import { type Kysely, sql } from "kysely"

const invoices = sql`
alter table invoice add column recharge_id uuid references recharge;
alter table invoice add constraint invoice_for_one_thing check (pool_id is null or recharge_id is null);
comment on column invoice.recharge_id is 'The month of shared time that it recharges';
create unique index invoice_recharge_buyer on invoice (recharge_id, buyer_school_id)
  where recharge_id is not null and type = 'invoice' and adjusts_invoice_id is null;
create policy of_its_recharge on invoice as restrictive for insert to kith_app with check (
  recharge_id is null or exists (select from recharge r where r.id = recharge_id and r.school_id = seller_school_id));
-- A month-end issues the invoices of many schools, so a worker does, for those who set it up.
grant insert, update (last_number) on invoice_series to kith_worker;
grant usage on sequence payment_reference_number to kith_worker;
grant update (invoice_prefix) on school to kith_worker;`

export async function up(db: Kysely<unknown>) {
  await invoices.execute(db)
}
