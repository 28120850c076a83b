import { type Kysely, sql } from "kysely"

const warnings = sql`
-- Which figures of procurement a pool came near to, as it opened and as it closed. What was noted stays.
create table procurement_warning (
  pool_id uuid not null references pool on delete cascade,
  stage text not null check (stage in ('opening', 'closing')),
  threshold_key text not null,
  level smallint not null check (level in (80, 100)),
  gross_pence bigint not null,
  earlier_gross_pence bigint not null,
  threshold_pence bigint not null,
  title text not null,
  sentences text[] not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (pool_id, stage, threshold_key)
);
create trigger unchangeable before update or truncate on procurement_warning
  for each statement execute function refuse_change();
alter table procurement_warning enable row level security;
grant select on procurement_warning to kith_app, kith_worker;
grant insert (pool_id, stage, threshold_key, level, gross_pence, earlier_gross_pence, threshold_pence, title, sentences)
  on procurement_warning to kith_app, kith_worker;
create policy worker on procurement_warning to kith_worker using (true) with check (true);
create policy offered on procurement_warning for select to kith_app using (
  exists (select from pool where pool.id = procurement_warning.pool_id));
-- Closing is the worker's.
create policy noted on procurement_warning for insert to kith_app with check (
  stage = 'opening' and acting.leads_pool(pool_id));`

export async function up(db: Kysely<unknown>) {
  await warnings.execute(db)
}
