import { sql } from "kysely"
import { beforeAll, expect, test } from "vitest"
import { openRequest } from "#app/features/auth/open-request.server.ts"
import { createDatabase, createPool, type Tx } from "#db/client.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { openWorld } from "#tests/support/builders/open-world.ts"
import { actingAs, aPerson, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  const opened = await openWorld()
  ;({ database, world } = opened)
  return opened.close
})

test("a person acts for the school they chose, with their roles there and its groups", async () => {
  const { owner } = world
  const oak = await aSchool(owner, { name: "Oak Primary School" })
  const ash = await aSchool(owner, { name: "Ash Primary School" })
  const head = await aPerson(owner, {
    name: "Ada Byron",
    roles: [
      [oak, "head"],
      [ash, "governor"],
    ],
  })
  const valley = await aGroup(owner, { name: "Valley", schools: [oak], coordinators: [head] })

  const actor = await actingAs(world, head, oak, async (_tx, who) => who)

  expect(actor.school).toEqual({ id: oak, name: "Oak Primary School", roles: ["head"] })
  expect(actor.places.map((place) => place.name)).toEqual(["Ash Primary School", "Oak Primary School"])
  expect(actor.groups.map((group) => group.id)).toEqual([valley])
  expect(actor.coordinates.map((group) => group.id)).toEqual([valley])
})

test("a token that opens no session runs nothing", async () => {
  const ran: string[] = []
  const answer = await openRequest(world.app, "no-such-token-at-all", "read only", async () =>
    ran.push("ran"),
  )
  expect({ answer, ran }).toEqual({ answer: null, ran: [] })
})

test("what is read ahead is read as the person whose session it is, and nothing of it by nobody", async () => {
  const { owner } = world
  const fir = await aSchool(owner, { name: "Fir Primary School" })
  const head = await aPerson(owner, { name: "Fay Byron", roles: [[fir, "head"]] })
  const token = await tokenOf(head, fir)
  const whoAsks = async (tx: Tx) => {
    const { rows } = await sql<{ id: string | null }>`select acting.person_id() as id`.execute(tx)
    return rows[0]!.id
  }
  const read: unknown[] = []
  const ahead = async (tx: Tx) => read.push(await whoAsks(tx))

  await openRequest(world.app, token, "read only", async () => {}, ahead)
  await openRequest(world.app, "no-such-token-at-all", "read only", async () => {}, ahead)

  expect(read).toEqual([head, null])
})

test("what is asked last is kept with the end of its transaction, or not at all, and nothing can be asked after it", async () => {
  const { owner } = world
  const yew = await aSchool(owner, { name: "Yew Primary School" })
  const head = await aPerson(owner, { name: "Yan Byron", roles: [[yew, "head"]] })
  const token = await tokenOf(head, yew)
  const rename = (tx: Tx, name: string) =>
    sql`update person set name = ${name} where id = ${head}`.execute(tx)
  const named = async () => (await actingAs(world, head, yew, async (_tx, who) => who)).name

  const after = await openRequest(world.app, token, "read write", async (tx, _who, _found, lastly) => {
    await lastly(rename(tx, "Yann Byron"))
    return (await sql<{ id: string | null }>`select acting.person_id() as id`.execute(tx)).rows[0]!.id
  })
  expect([await named(), after]).toEqual(["Yann Byron", null])

  const failing = openRequest(world.app, token, "read write", async (tx, _who, _found, lastly) => {
    await rename(tx, "Yannick Byron")
    await lastly(sql`select 1 / 0`.execute(tx))
  })
  await expect(failing).rejects.toThrow("division by zero")
  expect(await named()).toBe("Yann Byron")
})

test("no statement holds what would open the session, so that no log of statements does", async () => {
  const { owner } = world
  const elm = await aSchool(owner, { name: "Elm Primary School" })
  const head = await aPerson(owner, { name: "Eve Byron", roles: [[elm, "head"]] })
  const sameLogin = createDatabase(createPool(database.url, null, 1))

  const said = await actingAs(world, head, elm, async () => {
    const { rows } = await sql<{ query: string }>`select query from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`.execute(sameLogin)
    return rows.map(({ query }) => query).join("\n")
  })

  await sameLogin.destroy()
  const { token } = await owner
    .selectFrom("auth.session")
    .select("token")
    .where("userId", "=", head)
    .executeTakeFirstOrThrow()
  expect(said).toContain("acting.open_request")
  expect(said).not.toContain(token)
})

/** The token of a session of somebody's, who has begun one at this school. */
async function tokenOf(person: string, school: string): Promise<string> {
  await actingAs(world, person, school, async () => {})
  const { token } = await world.owner
    .selectFrom("auth.session")
    .select("token")
    .where("userId", "=", person)
    .executeTakeFirstOrThrow()
  return token
}
