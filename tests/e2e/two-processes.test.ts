import { type Kysely, sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Database } from "#db/client.ts"
import { commits, opensLetter } from "#tests/e2e/acts.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld } from "#tests/support/builders/people.ts"
import { aCommitment, aPool, paper } from "#tests/support/builders/pools.ts"
import { cloneDatabase, type TestDatabase, withoutSweeps } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { closingComes, mailIsDueAgain, minutePasses } from "#tests/support/passing-time.ts"
import { type SmtpServer, startSmtpServer } from "#tests/support/smtp-server.ts"

/** The minute passes where a test says so, and not in between. */
const cloneQuietDatabase = async (): Promise<TestDatabase> => {
  const database = await cloneDatabase()
  await withoutSweeps(database)
  return database
}

/** An open pool of two schools; the one that leads is in. */
async function aPoolOfTwo(owner: Kysely<Database>) {
  const oak = await aSchool(owner, { name: "Oak Primary School" })
  const ash = await aSchool(owner, { name: "Ash Primary School" })
  const managerOf = (name: string, email: string, school: string) =>
    aPerson(owner, { name, email, roles: [[school, "business-manager"]] })
  const priya = await managerOf("Priya Raman", "office@oak.example", oak)
  await managerOf("Ada Wren", "office@ash.example", ash)
  const group = await aGroup(owner, { name: "Thrale Valley Schools", schools: [oak, ash] })
  const pool = await aPool(owner, { leadSchool: oak, groups: [group], createdBy: priya })
  await aCommitment(owner, pool, { school: oak, by: priya, quantities: [120] })
  return { poolId: pool.id, priya }
}

const closingsOf = async (owner: Kysely<Database>, poolId: string) => {
  const closings = owner
    .selectFrom("poolTransition")
    .where("poolId", "=", poolId)
    .where("toState", "=", "closed")
  return (await closings.select("happenedAt").execute()).length
}

/** Waits for a fact in the database. */
const comesTrue = (owner: Kysely<Database>, fact: ReturnType<typeof sql<boolean>>) =>
  expect
    .poll(async () => (await sql<{ yes: boolean }>`select ${fact} as yes`.execute(owner)).rows[0]?.yes, {
      timeout: 20_000,
      interval: 50,
    })
    .toBe(true)

const everyLetterIsOut = sql<boolean>`not exists (select from mail where delivered_at is null)`
const aClosingWaits = sql<boolean>`exists (select from pg_locks where locktype = 'advisory' and not granted
  and mode = 'ExclusiveLock' and database = (select oid from pg_database where datname = current_database()))`

let smtp: SmtpServer
let database: TestDatabase
let house: House
let other: RunningApp
beforeAll(async () => {
  smtp = await startSmtpServer()
  database = await cloneQuietDatabase()
  const env = { SMTP_URL: smtp.url }
  house = await openHouse(database, { env })
  other = await startApp({ database, env })
})
afterAll(async () => {
  await other?.stop()
  await house?.close()
  await smtp?.stop()
})

test("somebody signs in at one process and joins at the other; pages at both see it, and all is done once", async () => {
  const { owner } = house.world
  const { poolId, priya } = await aPoolOfTwo(owner)
  const here = await house.enters({ as: priya })
  const there = await house.enters({ as: priya, app: other })
  await here.opens(`/pools/${poolId}`)
  await there.opens(`/pools/${poolId}`)

  const ada = await house.enters()
  await ada.opens("/sign-in/link")
  await ada.fillsIn("Email address", "office@ash.example")
  await ada.presses("Email me a link")
  await opensLetter(house, ada, "office@ash.example")
  await ada.presses("Continue")
  await ada.opens(`${other.url}/pools/${poolId}`)
  await commits(ada, { [paper.name]: "40" })
  await ada.reads("Your answer is stored.")
  await here.reads("2 schools are in")
  await there.reads("2 schools are in")

  await closingComes(owner, poolId)
  await Promise.all([minutePasses(database), minutePasses(database)])
  await here.reads("The pool closed")
  await there.reads("The pool closed")
  expect(await closingsOf(owner, poolId)).toBe(1)
  await comesTrue(owner, everyLetterIsOut)
  const written = await owner.selectFrom("mail").select("id").execute()
  expect(written.length).toBeGreaterThan(2)
  expect(smtp.taken).toHaveLength(written.length)
})

test("what a process was at when it was killed, another one does, once", async () => {
  const crashed = await cloneQuietDatabase()
  const { owner, leave } = enterWorld(crashed)
  const { poolId } = await aPoolOfTwo(owner)
  const silent = await startSmtpServer()
  const dying = await startApp({ database: crashed, env: { SMTP_URL: silent.url } })

  // It waits for a mail server that has fallen silent, and for a school that is joining as the pool closes.
  const waits = silent.hangOnNext()
  const body = new URLSearchParams({ email: "office@ash.example" })
  await ask(dying, "/sign-in/link", { method: "POST", body })
  await waits
  const joining = await owner.startTransaction().execute()
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${poolId}, 0))`.execute(joining)
  await closingComes(owner, poolId)
  await minutePasses(crashed)
  await comesTrue(owner, aClosingWaits)
  await dying.kill()
  await joining.rollback().execute()
  expect(await closingsOf(owner, poolId)).toBe(0)

  const before = smtp.taken.length
  const heir = await startApp({ database: crashed, env: { SMTP_URL: smtp.url } })
  await mailIsDueAgain(owner)
  await minutePasses(crashed)
  await comesTrue(owner, sql<boolean>`(select state = 'closed' from pool where id = ${poolId})`)
  await comesTrue(owner, everyLetterIsOut)
  expect(await closingsOf(owner, poolId)).toBe(1)
  const links = smtp.taken.slice(before).filter((mail) => mail.includes("Your link to sign in"))
  expect([silent.taken.length, links.length]).toEqual([0, 1])
  await heir.stop()
  await silent.stop()
  await leave()
  await crashed.drop()
})

test("no page on the way shut anybody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
})
