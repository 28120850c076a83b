import { type Kysely, sql } from "kysely"

const warnings = sql`
-- What is added between the closing and the order may bring a pool near to a further figure, or from near it to it.
alter table procurement_warning drop constraint procurement_warning_stage_check,
  add constraint procurement_warning_stage_check check (stage in ('opening', 'closing', 'addition')),
  drop constraint procurement_warning_pkey,
  add constraint procurement_warning_pkey primary key (pool_id, stage, threshold_key, level);
drop policy noted on procurement_warning;
create policy noted on procurement_warning for insert to kith_app with check (
  stage in ('opening', 'addition') and acting.leads_pool(pool_id));`

export async function up(db: Kysely<unknown>) {
  await warnings.execute(db)
}
