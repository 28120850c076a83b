import pg from "pg"
import type { Row } from "#tests/bench/benchmark.ts"
import { largeId, largePostIds } from "#tests/bench/large-database.ts"
import { logPlans, logSize, readPlans, type TableScan, tableScans } from "#tests/bench/logged-plans.ts"
import { visitPages } from "#tests/bench/visit-pages.ts"
import { openWorlds, startKith } from "#tests/bench/worlds.ts"
import type { TestDatabase } from "#tests/support/clone-database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

export const name = "plans"

/** Of a handful of rows, whatever the number of schools. */
const SMALL_TABLES = new Set(["kysely_migration"])
/** Whoever asks for a copy of all that is kept of them has every table looked through. */
const WHOLE = new Set(["/account/data.json"])
/** Below this the planner is right to read a table whole. */
const FEW_ROWS = 1_000

/**
 * Opens every page, with every filter, on a country's worth of data, and reads from PostgreSQL's log how it planned
 * each statement: as the app's role, under row-level security, for any values. No plan may read a table of many
 * rows whole. Tables of few rows here may be large elsewhere, so a second visit, in which PostgreSQL scans only where
 * it has no other way, shows that there is an index for them as well.
 */
export async function run(): Promise<Row[]> {
  const worlds = await openWorlds()
  const large = await worlds.large()
  const superuser = new pg.Client({ connectionString: worlds.superuserUrl(large) })
  await superuser.connect()
  await logPlans(superuser)
  const { rows } = await superuser.query(
    "select relname as name from pg_class where relkind = 'r' and reltuples >= $1",
    [FEW_ROWS],
  )
  const largeTables = new Set(rows.map((row) => String(row.name)))
  // An index of some of the rows has its condition in itself: the open pools with a cap, say.
  const partial = await superuser.query(
    "select indexrelid::regclass::text as name from pg_index where indpred is not null",
  )
  const partialIndexes = new Set(partial.rows.map((row) => String(row.name)))
  const planned = await visitAll(
    large,
    superuser,
    ({ table, index }) => largeTables.has(table) && !partialIndexes.has(index),
  )
  await superuser.query(`alter database ${large.name} set enable_seqscan = off`)
  const withoutScans = await visitAll(
    large,
    superuser,
    ({ table, node }) => node === "Seq Scan" && !SMALL_TABLES.has(table),
  )
  await superuser.end()
  await worlds.end()
  return [
    {
      benchmark: "statements of all pages that PostgreSQL has planned",
      figure: { value: planned.statements.size, unit: "statements" },
      bound: { atLeast: 100 },
    },
    {
      benchmark: "of them, those that read a table whole",
      figure: { value: planned.faults.union(withoutScans.faults).size, unit: "statements" },
      bound: { atMost: 0 },
    },
  ]
}

/** Of the small group that the visitor coordinates as well. */
const OPEN_POOL = 0

const lastMonth = () => Temporal.Now.plainDateISO().subtract({ months: 1 }).toPlainYearMonth().toString()

/** One person who does everything: leads pools, sends and receives invoices, coordinates its groups. */
async function visitAll(large: TestDatabase, superuser: pg.Client, isFault: (scan: TableScan) => boolean) {
  const [school, group] = [1, 1_001]
  await superuser.query(
    `insert into group_coordinator (group_id, person_id) select unnest($1::uuid[]), $2 on conflict do nothing`,
    [[largeId("group", 0), largeId("group", group)], largeId("person", school)],
  )
  const invoice = await superuser.query("select id from invoice where seller_school_id = $1 limit 1", [
    largeId("school", school),
  ])
  const kith = await startKith(large)
  const cookie = await sessionCookieFor(large.url, largeId("person", school))
  const subjects = {
    ":poolId": largeId("pool", OPEN_POOL),
    ":groupId": largeId("group", group),
    ":schoolId": largeId("school", 201),
    ":invoiceId": invoice.rows[0].id,
    ":urn": "100201",
    // What the visitor's school lends and has asked for, and is asked for.
    ":resourceId": largeId("resource", 2 * school),
    ":bookingId": largeId("booking", 48_000 + school),
    ":postId": largePostIds(0),
    ":waitingId": largeId("waiting", school),
    ":postingId": largeId("posting", school),
    ":arrangementId": largeId("arrangement", school),
    ":timesheetId": largeId("timesheet", school),
    ":lineId": largeId("line", 2 * school),
    ":month": lastMonth(),
    ":side": "offers",
  }
  const [statements, faults] = [new Set<string>(), new Set<string>()]
  let read = await logSize(superuser)
  await visitPages(kith, { cookie, subjects }, async (path) => {
    const { plans, to } = await readPlans(superuser, read)
    read = to
    if (WHOLE.has(path)) return
    for (const plan of plans) {
      statements.add(plan.statement)
      for (const scan of tableScans(plan).filter(isFault)) {
        const fault = `${scan.node} on ${scan.table} in\n${scan.statement}`
        if (!faults.has(fault)) console.error(`${path}: ${fault}\n`)
        faults.add(fault)
      }
    }
  })
  await kith.stop()
  return { statements, faults }
}
