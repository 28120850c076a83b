import { type Kysely, sql } from "kysely"

const copies = sql`
alter table pool add column copied_from uuid references pool;
comment on column pool.copied_from is 'The earlier pool that this one began as a copy of';
create index pool_copied_from on pool (copied_from) where copied_from is not null;
grant insert (copied_from) on pool to kith_app;`

const caps = sql`
alter table pool
  add column cap_kind text check (cap_kind in ('quantity', 'value', 'schools')),
  add column cap_item integer check (cap_item >= 0),
  add column cap_amount bigint check (cap_amount > 0),
  add constraint pool_cap_whole check (
    (cap_kind is null) = (cap_amount is null) and (cap_item is not null) = (cap_kind is not distinct from 'quantity'));
comment on column pool.cap_item is 'The position of the item that a quantity is a cap of';
comment on column pool.cap_amount is 'Units, pence with VAT and delivery, or schools; reaching it closes the pool';
create index pool_capped on pool (id) where state = 'open' and cap_kind is not null;
grant insert (cap_kind, cap_item, cap_amount), update (cap_kind, cap_item, cap_amount) on pool to kith_app;
grant update (closes_at) on pool to kith_worker;
-- A pool that reaches its cap closes at that moment, whatever instant it had; Kith alone brings a closing forward.
create function closes_at_its_cap(state text, cap_kind text, closes_at timestamptz) returns boolean language sql stable
  return state = 'open' and cap_kind is not null and closes_at <= clock_timestamp()
    and current_setting('role') = 'kith_worker';
drop trigger pool_terms_stand on pool;
create trigger pool_terms_stand before update on pool for each row
  when (old.state <> 'draft' and not (old.closes_at is distinct from new.closes_at
    and closes_at_its_cap(old.state, old.cap_kind, new.closes_at)))
  execute function pool_terms_stand();`

export async function up(db: Kysely<unknown>) {
  for (const part of [copies, caps]) await part.execute(db)
}
