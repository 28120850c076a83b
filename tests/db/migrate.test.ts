import { expect, inject, test } from "vitest"
import { connectAsOwner, migratorFor } from "#db/migrate.ts"
import { cloneOn } from "#tests/support/clone-database.ts"

test("a database of any earlier state is brought up to date: each migration runs in a session of its own", async () => {
  const database = await cloneOn(inject("postgres"), "template0")
  for (let isBehind = true; isBehind; ) {
    const db = connectAsOwner(database.ownerUrl)
    const { error, results = [] } = await migratorFor(db).migrateUp()
    await db.destroy()
    expect(error).toBeUndefined()
    isBehind = results.length > 0
  }
  await database.drop()
})
