import { type Kysely, sql } from "kysely"

/**
 * A booking at a time, each found by its key: a plan for all of them at once is kept by its session, and one that was
 * made for many would read every booking there is for each single one afterwards.
 */
const spans = sql`
create or replace function booking_span_follows() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare whose uuid;
begin
  for whose in select distinct booking_id from changed where booking_id is not null loop
    update booking set (starts_at, ends_at) = (
      select min(p.starts_at), max(p.ends_at) from booking_period p where p.booking_id = whose)
    where id = whose;
  end loop;
  return null;
end $$;`

export async function up(db: Kysely<unknown>) {
  await spans.execute(db)
}
