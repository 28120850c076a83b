import { expect, test } from "vitest"
import { generateSchema } from "#db/generate-schema.ts"
import { cloneDatabase } from "#tests/support/database.ts"

test("the types of db/schema.ts are those of the migrated database", async () => {
  const database = await cloneDatabase()
  expect(() => generateSchema(database.ownerUrl, { verify: true })).not.toThrow()
  await database.drop()
})
