import { type Kysely, sql } from "kysely"

// A price for a whole term is charged by the month. Time that is recharged without a word from either school about
// what took place is delivered as both agreed, by whoever runs the month-end.
const change = sql`
alter table arrangement_cost drop constraint arrangement_cost_price_per_check;
alter table arrangement_cost add constraint arrangement_cost_price_per_check
  check (price_per in ('hour', 'half-day', 'day', 'month'));
alter table timesheet_line drop constraint timesheet_line_price_per_check;
alter table timesheet_line add constraint timesheet_line_price_per_check
  check (price_per in ('hour', 'half-day', 'day', 'month'));
comment on column timesheet_line.price_per is 'month: the school pays it once, for all its lines at that price';
grant update (delivered_by, delivered_at) on booking to kith_worker;
grant update (delivered_minutes) on booking_period to kith_worker;`

export const up = (db: Kysely<unknown>) => change.execute(db)
