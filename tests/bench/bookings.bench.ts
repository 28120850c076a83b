import pg from "pg"
import type { Row } from "#tests/bench/benchmark.ts"
import { median } from "#tests/bench/rounds.ts"
import { openWorlds } from "#tests/bench/worlds.ts"

export const name = "bookings"

const BOOKINGS = 10_000
const ROUNDS = 5

/** A school whose hundred people and things each have a hundred bookings, without their times. */
const world = `
insert into legal_entity (id, kind, name) values ('00000000-0000-7000-8000-00000000000e', 'local-authority', 'County');
insert into school (id, urn, name, phase, establishment_type, local_authority, legal_entity_id)
  values ('00000000-0000-7000-8000-00000000000a', 100001, 'Oak', 'primary', 'Community school', 'County',
    '00000000-0000-7000-8000-00000000000e');
insert into person (id, name, email) values ('00000000-0000-7000-8000-00000000000b', 'Head', 'head@oak.example');
insert into resource (school_id, kind, title, created_by)
  select '00000000-0000-7000-8000-00000000000a', 'thing', 'Thing ' || i, '00000000-0000-7000-8000-00000000000b'
  from generate_series(1, 100) i;
insert into booking (resource_id, school_id, owner_school_id, settle_by, asked_by)
  select id, school_id, school_id, 'gift', created_by from resource, generate_series(1, ${BOOKINGS / 100});
create table asked as select row_number() over () as number, id, resource_id,
    tstzrange(moment, moment + interval '1 hour') as during
  from (select id, resource_id, timestamptz '2027-01-01' + interval '1 hour'
    * row_number() over (partition by resource_id order by id) as moment from booking) times;
-- The same table with everything that is asked of its rows, and only without the constraint that keeps them apart.
create table unchecked (like booking_period including all);
do $$ begin
  execute (select 'alter table unchecked drop constraint ' || quote_ident(conname) from pg_constraint
    where conrelid = 'unchecked'::regclass and contype = 'x');
end $$;
alter table unchecked add foreign key (booking_id) references booking, add foreign key (waiting_id) references waiting,
  add foreign key (resource_id) references resource,
  add foreign key (booking_id, resource_id) references booking (id, resource_id) on update cascade;
do $$ begin
  execute replace(replace(pg_get_functiondef('booking_span_follows'::regproc),
    'booking_span_follows', 'unchecked_span_follows'), 'booking_period', 'unchecked');
end $$;
create trigger booking_span_starts after insert on unchecked referencing new table as changed
  for each statement execute function unchecked_span_follows();
-- One statement a booking, as schools send them; and no network between, which would hide what a check costs.
create function book(into_table text) returns void language plpgsql as $$
declare one asked;
begin
  for one in select * from asked order by number loop
    if into_table = 'unchecked' then
      insert into unchecked (booking_id, resource_id, during, blocks) values (one.id, one.resource_id, one.during, true);
    else
      insert into booking_period (booking_id, resource_id, during, blocks)
        values (one.id, one.resource_id, one.during, true);
    end if;
  end loop;
end $$;
analyze;`

/** How many bookings a second the database takes with its check for clashes, and how many without. */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const client = new pg.Client({ connectionString: (await worlds.empty()).ownerUrl })
  await client.connect()
  await client.query(world)
  const times: Record<"booking_period" | "unchecked", number[]> = { booking_period: [], unchecked: [] }
  for (let round = 0; round <= ROUNDS; round++)
    for (const table of ["unchecked", "booking_period"] as const) {
      const milliseconds = await timed(client, table)
      // The first round fills caches and plans.
      if (round > 0) times[table].push(milliseconds)
    }
  await client.end()
  await worlds.end()
  const rate = (table: keyof typeof times) => ({
    value: (BOOKINGS / median(times[table])) * 1_000,
    unit: "bookings/s",
  })
  return [
    {
      benchmark: "10,000 bookings checked for clashes by the database, against plain inserts",
      ...{ figure: rate("booking_period"), floor: rate("unchecked"), bound: { atLeast: 0.5 } },
    },
  ]
}

/** Every round finds the tables empty. */
async function timed(client: pg.Client, table: string): Promise<number> {
  await client.query("begin")
  const start = performance.now()
  await client.query("select book($1)", [table])
  const milliseconds = performance.now() - start
  await client.query("rollback")
  await client.query("vacuum booking, booking_period, unchecked")
  return milliseconds
}
