import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { createDatabase, createPool } from "#db/client.ts"
import { enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})

test("when the database drops connections that nobody uses, the app opens others", async () => {
  const backend = () => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(world.app)
  const before = (await backend()).rows[0]!.pid
  const sameLogin = createDatabase(createPool(database.url, null, 1))
  await sql`select pg_terminate_backend(${before}, 5000)`.execute(sameLogin)
  await sameLogin.destroy()
  expect((await backend()).rows[0]!.pid).not.toBe(before)
})
