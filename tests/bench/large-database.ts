import pg from "pg"
import { bookStatements } from "#tests/bench/large-books.ts"
import { FIRST_POST, postStatements } from "#tests/bench/large-posts.ts"
import { sharingStatements } from "#tests/bench/large-sharing.ts"

/**
 * A country's worth: 24,000 schools, 1,200 groups (1,000 of 24 schools, 200 of 120), 20,000 pools, 1,000,000
 * commitments, and one person in every school. Half the pools belong to small groups (20 schools in each), half to
 * large ones (80 in each); one in ten is open, and who had not answered one that closes soon has been reminded. What
 * came of the others is in `bookStatements`, what schools share in `sharingStatements`, and the posts that they
 * share in `postStatements`.
 */
const statements = [
  `insert into legal_entity (id, kind, name) values ('00000000-0000-7000-8000-00000000000e', 'local-authority', 'County')`,
  `insert into school (id, urn, name, phase, establishment_type, number_on_roll, local_authority, legal_entity_id, joined_at)
   select uuid_of('a', i), 100000 + i, 'School ' || i, 'primary', 'Community school', 40 + i % 1360, 'County',
     '00000000-0000-7000-8000-00000000000e', now() from generate_series(0, 23999) i`,
  `insert into person (id, name, email, email_verified)
   select uuid_of('b', i), 'Person ' || i, 'person' || i || '@example.org', true from generate_series(0, 23999) i`,
  `insert into school_role (person_id, school_id, role)
   select uuid_of('b', i), uuid_of('a', i), 'business-manager' from generate_series(0, 23999) i`,
  `insert into school_group (id, name, kind, founded_by_school_id)
   select uuid_of('c', i), 'Group ' || i, 'alliance', uuid_of('a', case when i < 1000 then i * 24 else i - 1000 end)
   from generate_series(0, 1199) i`,
  `insert into group_school (group_id, school_id)
   select uuid_of('c', i / 24), uuid_of('a', i) from generate_series(0, 23999) i
   union all select uuid_of('c', 1000 + i % 200), uuid_of('a', i) from generate_series(0, 23999) i`,
  `insert into pool (id, lead_school_id, title, supplier_name, state, outcome, opens_at, closes_at, created_by)
   select uuid_of('d', i), uuid_of('a', case when i < 10000 then (i % 1000) * 24 else i % 200 end), 'Pool ' || i,
     'Supplier ' || i % 50, case when i % 10 = 0 then 'open' else 'closed' end,
     case when i % 10 = 0 then null else 'cleared' end,
     now() - interval '60 days', now() + (case when i % 10 = 0 then 1 else -1 end) * (1 + i % 50) * interval '1 day',
     uuid_of('b', case when i < 10000 then (i % 1000) * 24 else i % 200 end)
   from generate_series(0, 19999) i`,
  "update pool set reminded_of = closes_at where state = 'open' and closes_at <= now() + interval '2 days'",
  `insert into pool_group (pool_id, group_id)
   select uuid_of('d', i), uuid_of('c', case when i < 10000 then i % 1000 else 1000 + i % 200 end)
   from generate_series(0, 19999) i`,
  `insert into pool_item (id, pool_id, position, name, unit, vat_rate, cfr_code, usual_unit_price)
   select uuid_of('e', i), uuid_of('d', i / 2), i % 2, 'Item ' || i, 'ream', 'standard', 'E19', 45000
   from generate_series(0, 39999) i`,
  `insert into price_tier (item_id, from_quantity, unit_price)
   select uuid_of('e', i), tier.from_quantity, tier.unit_price
   from generate_series(0, 39999) i, (values (1, 42000), (200, 39000), (1000, 35000)) tier (from_quantity, unit_price)`,
  `insert into commitment (pool_id, school_id, committed_by)
   select uuid_of('d', i), uuid_of('a', s), uuid_of('b', s)
   from generate_series(0, 19999) i, lateral (
     select case when i < 10000 then (i % 1000) * 24 + k else i % 200 + 200 * k end as s
     from generate_series(0, case when i < 10000 then 19 else 79 end) k) member`,
  `insert into commitment_line (pool_id, school_id, item_id, quantity)
   select uuid_of('d', i), uuid_of('a', s), uuid_of('e', i * 2 + s % 2), 5 + s % 7
   from generate_series(0, 19999) i, lateral (
     select case when i < 10000 then (i % 1000) * 24 + k else i % 200 + 200 * k end as s
     from generate_series(0, case when i < 10000 then 19 else 79 end) k) member`,
]

/**
 * Fills a migrated, empty database. Needs the superuser: the rows are right by construction, so they need no
 * checking one by one.
 */
export async function fillLargeDatabase(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query(
    `set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'`,
  )
  await client.query(`create function pg_temp.uuid_of(kind text, number bigint) returns uuid language sql immutable
    return ('00000000-0000-7000-800' || kind || '-' || lpad(to_hex(number), 12, '0'))::uuid`)
  await client.query(
    `alter table pool_group enable always trigger pool_group_starts;
    alter table clearing enable always trigger pool_group_learns_cost; set session_replication_role = replica`,
  )
  for (const statement of [...statements, ...bookStatements, ...sharingStatements, ...postStatements])
    await client.query(statement.replaceAll(/(?<!\.)(uuid_of|document_of|neighbour_of)\(/g, "pg_temp.$1("))
  await client.query(
    `alter table pool_group enable trigger pool_group_starts;
    alter table clearing enable trigger pool_group_learns_cost`,
  )
  await client.query("vacuum (analyze)")
  await client.end()
}

const letters = {
  ...{
    school: "a",
    person: "b",
    group: "c",
    pool: "d",
    item: "e",
    invoice: "f",
    monthEnd: "0",
    resource: "1",
  },
  ...{ booking: "2", posting: "3", arrangement: "4", timesheet: "5", line: "6", post: "7", waiting: "9" },
} as const

/** The ids of the posts of the number-th small group: one in every state, from draft to not formed. */
export const largePostIds = (group: number): string[] =>
  Array.from({ length: 6 }, (_, state) => largeId("post", FIRST_POST + group * 6 + state))

/** The id of the number-th row of its kind in the large database. */
export const largeId = (kind: keyof typeof letters, number: number) => {
  const letter = letters[kind]
  return `00000000-0000-7000-800${letter}-${number.toString(16).padStart(12, "0")}`
}
