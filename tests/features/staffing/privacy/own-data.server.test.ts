import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readMyData } from "#app/features/staffing/privacy/my-data.server.ts"
import {
  chooseNaming,
  invoicesNamePeople,
  namedAsChosen,
} from "#app/features/staffing/privacy/school-privacy.server.ts"
import { actingAs, enterWorld, type SchoolWork, type World } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase } from "#tests/support/database.ts"

type Somebody = { id: string; email: string; school: string }

let database: TestDatabase
let world: World
let priya: Somebody

beforeAll(async () => {
  database = await cloneDemoDatabase()
  world = enterWorld(database)
  const { rows } = await sql<Somebody>`
    select p.id, p.email, r.school_id as school from person p join school_role r on r.person_id = p.id
    where p.name = 'Priya Raman'`.execute(world.owner)
  priya = rows[0]!
})
afterAll(async () => {
  await world?.leave()
  await database?.drop()
})

const as = <T>({ id, school }: Somebody, work: SchoolWork<T>) => actingAs(world, id, school, work)

describe("a copy of one's data", () => {
  test("says who one is, what one did and was sent, and nothing of a school's accounts", async () => {
    const mine = (await as(priya, (tx) => readMyData(tx))) as Record<string, unknown[]> & {
      person: { email: string }
    }
    expect(mine.person.email).toBe(priya.email)
    expect(mine.roles!.length).toBeGreaterThan(0)
    expect(mine.whatIDid!.length).toBeGreaterThan(0)
    expect(JSON.stringify(mine)).not.toMatch(/accountNumber|password|token|secret/)
    const acts = await world.owner
      .selectFrom("auditEvent")
      .select("id")
      .where("personId", "=", priya.id)
      .execute()
    expect(mine.whatIDid).toHaveLength(acts.length)
  })
})

describe("a school's invoices", () => {
  test("name nobody until its head or business manager says so", async () => {
    const naming = () => as(priya, (tx) => invoicesNamePeople(tx, priya.school))
    const dana = { schoolId: priya.school, personNamed: "Dana Okafor" }
    const said = async () => (await as(priya, (tx) => namedAsChosen(tx, dana))).personNamed
    expect([await naming(), await said()]).toEqual([false, null])
    await as(priya, (tx, actor) => chooseNaming(tx, actor, true))
    expect([await naming(), await said()]).toEqual([true, "Dana Okafor"])
    await as(priya, (tx, actor) => chooseNaming(tx, actor, false))
    expect(await naming()).toBe(false)
    const events = await world.owner
      .selectFrom("auditEvent")
      .select("act")
      .where("act", "=", "choose-naming")
      .execute()
    expect(events).toHaveLength(2)
  })
})
