import type pg from "pg"

const snakeCase = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** PostgreSQL reads bigints from text; Temporal's moments and dates write themselves. */
const asJson = (_key: string, value: unknown) => (typeof value === "bigint" ? value.toString() : value)

/** Inserts rows given with the names used in code, in one statement; all name the columns that the first one names. */
export async function writeRows(client: pg.Client, table: string, rows: readonly object[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const names = Object.keys(first)
  const columns = names.map(snakeCase).join(", ")
  const records = rows.map((row) =>
    Object.fromEntries(names.map((name) => [snakeCase(name), row[name as keyof typeof row] ?? null])),
  )
  await client.query(
    `insert into ${snakeCase(table)} (${columns})
     select ${columns} from json_populate_recordset(null::${snakeCase(table)}, $1)`,
    [JSON.stringify(records, asJson)],
  )
}
