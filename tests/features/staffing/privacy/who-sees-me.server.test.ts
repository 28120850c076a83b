import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readSight } from "#app/features/staffing/privacy/read-sight.server.ts"
import { whoSeesMe } from "#app/features/staffing/privacy/who-sees-me.ts"
import { actingAs, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
type Acting = { personId: string; name: string; schoolId: string | null }
let everybody: Acting[]

beforeAll(async () => {
  database = await cloneDemoDatabase()
  world = enterWorld(database)
  // Somebody who has gone, and somebody of two schools, beside everybody else.
  await sql`update school_role set ended_at = now() where id in (
    select id from school_role where role = 'staff' order by id limit 2)`.execute(world.owner)
  const { rows } = await sql<Acting>`
    select p.id as person_id, p.name, r.school_id from person p left join lateral (
      select distinct school_id from school_role where person_id = p.id and ended_at is null) r on true
    order by p.name`.execute(world.owner)
  everybody = rows
})
afterAll(async () => {
  await world?.leave()
  await database?.drop()
})

describe("who sees somebody", () => {
  test.each(["Priya Raman", "Judith Pemberton", "Samira Haddad", "Ffion Rees", "Noor Siddiqui"])(
    "is everybody whom PostgreSQL shows them to, and nobody besides: %s",
    async (name) => {
      const [me] = everybody.filter((each) => each.name === name) as [Acting]
      const sight = await actingAs(world, me.personId, me.schoolId, (tx, actor) => readSight(tx, actor))
      const said = new Set(sight.seers.map(({ personId }) => personId))
      const seeing = new Set<string>()
      for (const { personId, schoolId } of everybody) {
        if (personId === me.personId) continue
        const sees = await actingAs(world, personId, schoolId, (tx) =>
          tx.selectFrom("person").select("id").where("id", "=", me.personId).executeTakeFirst(),
        )
        if (sees) seeing.add(personId)
      }
      expect([...said].sort()).toEqual([...seeing].sort())
    },
  )

  test("comes in circles: colleagues first, then each group's schools and coordinators", async () => {
    const [me] = everybody.filter(({ name }) => name === "Priya Raman") as [Acting]
    const sight = await actingAs(world, me.personId, me.schoolId, (tx, actor) => readSight(tx, actor))
    const [first] = whoSeesMe(sight)
    expect(first!.circles.map(({ through }) => through)).toEqual([
      "People of Market Street Primary School",
      "Schools and coordinators of Aldermere Learning Community",
      "Schools and coordinators of Marlshire Schools Buying Consortium",
    ])
    expect(first!.circles[2]!.schools.map(({ name }) => name)).toContain("Coordinators")
  })
})
