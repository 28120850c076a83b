import pg from "pg"
import { largeId } from "#tests/bench/large-database.ts"
import type { Worlds } from "#tests/bench/worlds.ts"
import type { TestDatabase } from "#tests/support/clone-database.ts"

/** The first of the large groups, and the schools in it. */
const GROUP = 1_000
const memberOf = (place: number) => place * 200
const MEMBERS = 120

/**
 * Copies a pool into the large database, for schools of one of its groups: the same items, prices, answers and history,
 * so that its page is the same page. Returns the person of a school of the group that has not answered, and who stands
 * in the place of each person who has.
 */
export async function copyPool(
  { superuserUrl }: Worlds,
  { from, to, poolId }: { from: TestDatabase; to: TestDatabase; poolId: string },
): Promise<{ readerId: string; twinOf(personId: string): string }> {
  const [source, target] = await Promise.all([from, to].map((each) => connect(superuserUrl(each))))
  const twins = await twinsOf(source!, poolId)
  // The rows are right as they are, and some triggers would do again what they did.
  await target!.query("set session_replication_role = replica")
  for (const table of await tablesOfPools(source!)) {
    const columns = await columnsOf(source!, table)
    const { rows } = await source!.query(
      `select coalesce(json_agg(t), '[]')::text as found from ${table} t where ${belongs(table)}`,
      [poolId],
    )
    const twin = [...twins].reduce((text, [id, other]) => text.replaceAll(id, other), String(rows[0].found))
    await target!.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1)`,
      [twin],
    )
  }
  await Promise.all([source!.end(), target!.end()])
  return {
    readerId: largeId("person", memberOf(MEMBERS - 1)),
    twinOf: (personId) => twins.get(personId)!,
  }
}

const connect = async (connectionString: string) => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return client
}

/** By the demo's ids: the schools, people and groups of the large database that stand in their place. */
async function twinsOf(source: pg.Client, poolId: string): Promise<Map<string, string>> {
  const { rows } = await source.query(
    `select lead_school_id as school, created_by as person from pool where id = $1
    union all select school_id, committed_by from commitment c where c.pool_id = $1
      and school_id <> (select lead_school_id from pool where id = $1)`,
    [poolId],
  )
  const groups = await source.query("select group_id as id from pool_group where pool_id = $1", [poolId])
  return new Map([
    ...rows.map(({ person }, place) => [person, largeId("person", memberOf(place))] as const),
    ...rows.map(({ school }, place) => [school, largeId("school", memberOf(place))] as const),
    ...groups.rows.map(({ id }, place) => [id, largeId("group", GROUP + place)] as const),
  ])
}

/** Every table that holds a part of a pool. */
const tablesOfPools = async (source: pg.Client): Promise<string[]> => {
  const { rows } = await source.query(
    `select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'pool_id' order by table_name`,
  )
  return ["pool", "price_tier", ...rows.map(({ table_name }) => table_name)]
}

const belongs = (table: string) => {
  if (table === "pool") return "id = $1"
  return table === "price_tier" ? "item_id in (select id from pool_item where pool_id = $1)" : "pool_id = $1"
}

const columnsOf = async (source: pg.Client, table: string): Promise<string> => {
  const { rows } = await source.query(
    `select string_agg(quote_ident(attname), ', ') as names from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  )
  return rows[0].names
}
