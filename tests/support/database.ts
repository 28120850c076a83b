import { randomUUID } from "node:crypto"
import { Client } from "pg"
import { inject } from "vitest"
import { seedDemo } from "#app/demo/seed-demo.ts"
import { cloneOn, onDatabase, type TestDatabase } from "#tests/support/clone-database.ts"
import { oneAtATime, withSuperuser } from "#tests/support/superuser.ts"
import { templateName } from "#tests/support/test-server.ts"

export type { TestDatabase }

/** An empty one, cloned from the template: once a file in `beforeAll`, or for one test that must not see another's rows. */
export const cloneDatabase = (): Promise<TestDatabase> => cloneOn(inject("postgres"))

const demoName = "kith_demo_template"

/** One with the demo's data, which is made once a run and cloned from then on. */
export async function cloneDemoDatabase(): Promise<TestDatabase> {
  await oneAtATime(demoName, async (superuser) => {
    const made = await superuser.query("select from pg_database where datname = $1", [demoName])
    if (made.rowCount) return
    const making = named(`${demoName}_unfinished`)
    await making.drop()
    await clone(superuser, templateName, making.name)
    await seedDemo(making.ownerUrl, { now: Temporal.Now.instant() })
    await superuser.query(`alter database ${making.name} rename to ${demoName}`)
  })
  return withSuperuser(async (superuser) => {
    const database = named(`kith_${randomUUID().replaceAll("-", "")}`)
    await clone(superuser, demoName, database.name)
    return database
  })
}

/** Stops the minute's sweep of an app that is started later, where a test watches for rows that change by themselves. */
export async function withoutSweeps({ ownerUrl }: TestDatabase): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query("delete from pgboss.schedule")
  await owner.end()
}

const clone = (superuser: Client, from: string, name: string) =>
  superuser.query(`create database ${name} template ${from} owner kith_owner strategy file_copy`)

const named = (name: string): TestDatabase => {
  const { ownerUrl, appUrl } = inject("postgres")
  return {
    name,
    ownerUrl: onDatabase(ownerUrl, name),
    url: onDatabase(appUrl, name),
    drop: () =>
      withSuperuser(async (superuser) => {
        await superuser.query(`drop database if exists ${name} with (force)`)
      }),
  }
}
