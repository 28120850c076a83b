import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld, type World } from "#tests/support/builders/people.ts"
import { aPool } from "#tests/support/builders/pools.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

let database: TestDatabase
let world: World
let app: RunningApp
let cookie: string
/** The pages may have to be built first. */
const BUILDING_MS = 240_000

beforeAll(async () => {
  database = await cloneDatabase()
  world = enterWorld(database)
  app = await startApp({ database })
  const oak = await aSchool(world.owner, { name: "Oak" })
  const ann = await aPerson(world.owner, { name: "Ann", roles: [[oak, "business-manager"]] })
  const group = await aGroup(world.owner, { name: "Trees", schools: [oak], coordinators: [ann] })
  await aPool(world.owner, { title: "Paper", leadSchool: oak, groups: [group], createdBy: ann })
  cookie = await sessionCookieFor(database.url, ann)
}, BUILDING_MS)
afterAll(async () => {
  await app?.stop()
  await world?.leave()
  await database?.drop()
})

const press = (intent: string) =>
  ask(app, "/calendar/address", { method: "POST", cookie, body: new URLSearchParams({ intent }) })

const addressIn = (html: string) => new URL(/http[^"]*\/calendar\/feeds\/[\w-]+\.ics/.exec(html)![0])

test("the address is shown once, and opens the calendar without signing in", async () => {
  const address = addressIn((await press("change")).html)
  const file = await fetch(address)
  expect(file.status).toBe(200)
  expect(file.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8")
  expect(file.headers.get("Cache-Control")).toMatch(/^private/)
  expect(await file.text()).toContain("SUMMARY:Pool closes: Paper")
  expect((await ask(app, "/calendar/address", { cookie })).html).not.toContain("/calendar/feeds/")
})

test("a calendar that has this version already is told so, and gets nothing sent", async () => {
  const address = addressIn((await press("change")).html)
  const tag = (await fetch(address)).headers.get("ETag")!
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
    const again = await fetch(address, { headers: { "If-None-Match": known } })
    expect([again.status, await again.text()]).toEqual([304, ""])
  }
  expect((await fetch(address, { headers: { "If-None-Match": '"other"' } })).status).toBe(200)
})

test("asked for its head alone, a calendar answers that", async () => {
  const address = addressIn((await press("change")).html)
  const head = await fetch(address, { method: "HEAD" })
  expect([head.status, await head.text()]).toEqual([200, ""])
})

test("an address that has been changed, taken away, guessed or written wrong leads nowhere", async () => {
  const first = addressIn((await press("change")).html)
  const second = addressIn((await press("change")).html)
  expect((await fetch(first)).status).toBe(404)
  expect((await fetch(second)).status).toBe(200)
  expect((await fetch(second.href.replace(".ics", ""))).status).toBe(404)
  expect((await press("remove")).location).toBe("/calendar/address?done=removed")
  expect((await fetch(second)).status).toBe(404)
  for (const guess of ["x.ics", `${"A".repeat(43)}.ics`, "%00.ics", `${"x".repeat(3000)}.ics`])
    expect((await fetch(new URL(`/calendar/feeds/${guess}`, app.url))).status).toBe(404)
})

test("a calendar that is fetched too often is told when to come back", async () => {
  const address = addressIn((await press("change")).html)
  const statuses = new Set<number>()
  for (let round = 0; round < 31; round++) {
    const answer = await fetch(address)
    statuses.add(answer.status)
    if (answer.status === 429) expect(Number(answer.headers.get("Retry-After"))).toBeGreaterThan(0)
    await answer.text()
  }
  expect([...statuses]).toEqual([200, 429])
})

test("another button than the page's is no button", async () => {
  expect((await press("steal")).status).toBe(422)
})
