import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { createDatabase, createPool } from "#db/client.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import type { World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

test("when the database drops connections that nobody uses, the app opens others", async () => {
  const backend = () => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(world.app)
  const before = (await backend()).rows[0]!.pid
  const sameLogin = createDatabase(createPool(database.url, null, 1))
  await sql`select pg_terminate_backend(${before}, 5000)`.execute(sameLogin)
  await sameLogin.destroy()
  expect((await backend()).rows[0]!.pid).not.toBe(before)
})
