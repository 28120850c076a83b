import { type Kysely, sql } from "kysely"

const orders = sql`
-- What the lead school has ordered from the supplier, as it was sent; its number comes from the school's own series.
create table purchase_order (
  pool_id uuid primary key references pool,
  school_id uuid not null references school,
  series text not null,
  number integer not null,
  number_text text not null,
  ordered_on date not null,
  document jsonb not null,
  placed_by uuid not null references person,
  placed_at timestamptz not null default clock_timestamp(),
  unique (school_id, series, number)
);
create trigger unchangeable before update or delete or truncate on purchase_order
  for each statement execute function refuse_change();
alter table purchase_order enable row level security;
grant select on purchase_order to kith_app, kith_worker;
grant insert (pool_id, school_id, series, number, number_text, ordered_on, document, placed_by) on purchase_order to kith_app;
create policy worker on purchase_order to kith_worker using (true) with check (true);
create policy led on purchase_order for select to kith_app using (acting.leads_pool(pool_id));
-- Ordering binds the lead school to pay, so only those who handle its money place an order.
create policy placed on purchase_order for insert to kith_app with check (
  school_id = acting.school_id() and acting.handles_money() and placed_by = acting.person_id()
  and acting.has_lead(pool_id, school_id));`

export async function up(db: Kysely<unknown>) {
  await orders.execute(db)
}
