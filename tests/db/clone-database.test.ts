import { Client } from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const queryAs = async (url: string, sql: string) => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

test("a test database is migrated, and belongs to the owner of the schema", async () => {
  const tables = await queryAs(
    database.ownerUrl,
    "select distinct tableowner from pg_tables where schemaname = 'public'",
  )
  expect(tables).toEqual([{ tableowner: "kith_owner" }])
})

test("the app signs in as a role that owns no table", async () => {
  const owned = await queryAs(database.url, "select tablename from pg_tables where tableowner = current_user")
  expect(owned).toEqual([])
})

test("what is written in one test database is not in the next one", async () => {
  await queryAs(database.ownerUrl, "create table only_here ()")
  const other = await cloneDatabase()
  const found = await queryAs(other.ownerUrl, "select to_regclass('only_here') as found")
  await other.drop()
  expect(found).toEqual([{ found: null }])
})
