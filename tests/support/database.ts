import { Client } from "pg"
import { inject } from "vitest"
import { seedDemo } from "#app/demo/seed-demo.ts"
import { cloneOn, resetOn, type TestDatabase } from "#tests/support/clone-database.ts"
import { oneAtATime } from "#tests/support/superuser.ts"

export type { TestDatabase }

/** Clones the template: once a file in `beforeAll`, or for one test that must not see another's rows. */
export const cloneDatabase = (): Promise<TestDatabase> => cloneOn(inject("postgres"))

const demoName = "kith_demo_template"

/** As `cloneDatabase`, with the demo's data, which is made once a run. */
export async function cloneDemoDatabase(): Promise<TestDatabase> {
  await oneAtATime(demoName, async (superuser) => {
    const made = await superuser.query("select from pg_database where datname = $1", [demoName])
    if (made.rowCount) return
    const making = await cloneDatabase()
    await seedDemo(making.ownerUrl, { now: Temporal.Now.instant() })
    await superuser.query(`alter database ${making.name} rename to ${demoName}`)
  })
  return cloneOn(inject("postgres"), demoName)
}

/** A copy of a database that nobody is connected to; `reset()` makes it that again. */
export async function copyDatabase(of: TestDatabase): Promise<TestDatabase & { reset(): Promise<void> }> {
  const copy = await cloneOn(inject("postgres"), of.name)
  return { ...copy, reset: () => resetOn(inject("postgres"), copy, of.name) }
}

/** Stops the minute's sweep of an app that is started later, where a test watches for rows that change by themselves. */
export async function withoutSweeps({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query("delete from pgboss.schedule")
  await owner.end()
}
