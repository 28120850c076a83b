import type pg from "pg"

/** A statement as PostgreSQL planned it, from its own log: a page's, or one inside a function. */
export type LoggedPlan = { statement: string; plan: PlanNode }

export type PlanNode = {
  "Node Type": string
  "Relation Name"?: string
  "Index Name"?: string
  "Index Cond"?: string
  Plans?: PlanNode[]
}

/** A node of a plan that reads a table from end to end, or a whole index of it: then its name, else "". */
export type TableScan = { table: string; index: string; node: string; statement: string }

/** Lets every session from now on write all its plans into the server's log. Needs the superuser. */
export async function logPlans(superuser: pg.Client): Promise<void> {
  const settings = {
    session_preload_libraries: "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_nested_statements": "on",
    "auto_explain.log_format": "json",
  }
  const { rows } = await superuser.query("select current_database() as name")
  await superuser.query("load 'auto_explain'")
  for (const [name, value] of Object.entries(settings))
    await superuser.query(`alter database ${rows[0].name} set ${name} = '${value}'`)
}

const LOG = "current_setting('data_directory') || '/../server.log'"

export const logSize = async (superuser: pg.Client): Promise<number> =>
  Number((await superuser.query(`select size from pg_stat_file(${LOG})`)).rows[0].size)

/** One entry, whole: the plan's lines stand in from the braces around them. */
const ENTRY = / LOG: {2}duration: [\d.]+ ms {2}plan:\n(\t\{\n(?:\t .*\n)*\t\}\n)/g

/**
 * The plans that were logged after the first `from` bytes, and the byte after the last of them: an entry that is still
 * being written is read another time. The queue's own statements are its library's.
 */
export async function readPlans(
  superuser: pg.Client,
  from: number,
): Promise<{ plans: LoggedPlan[]; to: number }> {
  const { rows } = await superuser.query(`select pg_read_binary_file(${LOG}, $1, $2) as said`, [
    from,
    (await logSize(superuser)) - from,
  ])
  // A character a byte, so that a place in the text is a place in the file.
  const entries = [...(rows[0].said as Buffer).toString("latin1").matchAll(ENTRY)]
  const last = entries.at(-1)
  const plans = entries
    .map(([, json = ""]) => JSON.parse(Buffer.from(json, "latin1").toString("utf8")))
    .map((logged: { "Query Text": string; Plan: PlanNode }) => ({
      statement: logged["Query Text"],
      plan: logged.Plan,
    }))
    .filter(({ statement }) => !statement.includes("pgboss"))
  return { plans, to: last ? from + last.index + last[0].length : from }
}

/** An index read in its order without a condition is no scan where a limit stops it. */
export const tableScans = ({ statement, plan }: LoggedPlan): TableScan[] => {
  const scansOf = (node: PlanNode, limited: boolean): TableScan[] => {
    const table = node["Relation Name"] ?? ""
    const index = node["Index Name"] ?? ""
    const kind = node["Node Type"]
    const isWholeIndex = /^Index (Only )?Scan$/.test(kind) && node["Index Cond"] === undefined && !limited
    const own = kind === "Seq Scan" || isWholeIndex ? [{ table, index, node: kind, statement }] : []
    return [...own, ...(node.Plans ?? []).flatMap((part) => scansOf(part, limited || kind === "Limit"))]
  }
  return scansOf(plan, false)
}
