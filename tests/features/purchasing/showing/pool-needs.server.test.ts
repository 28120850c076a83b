import { afterAll, beforeAll, expect, test } from "vitest"
import { personNamed } from "#app/demo/data/people.ts"
import { schoolNamed } from "#app/demo/data/schools.ts"
import { poolNeeds } from "#app/features/purchasing/showing/pool-needs.server.ts"
import { actingAs, enterWorld, type World } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let world: World
beforeAll(async () => {
  database = await cloneDemoDatabase()
  world = enterWorld(database)
})
afterAll(async () => {
  await world.leave()
  await database.drop()
})

/** What waits for somebody of the demo, by its first word: "Answer", "Order", "Record", "Issue". */
const waitingFor = async (name: string, school: string | null): Promise<Set<string>> => {
  const schoolId = school === null ? null : schoolNamed(school).id
  const needs = await actingAs(world, personNamed(name).id, schoolId, poolNeeds)
  return new Set(needs.filter(({ weight }) => weight !== "news").map(({ title }) => title.split(/[ :]/)[0]!))
}

test("a business manager answers pools, and orders and invoices those that the school leads", async () => {
  expect(await waitingFor("Priya Raman", "market-street")).toEqual(new Set(["Answer", "Order", "Issue"]))
})

test("nothing waits for staff and governors, even of the school that leads", async () => {
  expect(await waitingFor("Emily Tranter", "market-street")).toEqual(new Set())
  expect(await waitingFor("Margaret Oyelaran", "wyrebridge")).toEqual(new Set())
})

test("a coordinator may record a delivery, and neither orders nor invoices with another school's money", async () => {
  expect(await waitingFor("Ffion Rees", null)).toEqual(new Set(["Record"]))
  expect(await waitingFor("Judith Pemberton", "wyrebridge")).toEqual(new Set(["Answer", "Record"]))
})
