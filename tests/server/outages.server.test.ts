import { afterAll, beforeAll, expect, test } from "vitest"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { aGroup, aSchool } from "#tests/support/builders/groups.ts"
import { aPerson, enterWorld } from "#tests/support/builders/people.ts"
import { type Cable, layCable } from "#tests/support/cable.ts"
import { cloneDatabase, type TestDatabase } from "#tests/support/database.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

let database: TestDatabase
let cable: Cable
let app: RunningApp
let cookie: string
/** The pages may have to be built first. */
const BUILDING_MS = 240_000

beforeAll(async () => {
  database = await cloneDatabase()
  const world = enterWorld(database)
  const school = await aSchool(world.owner, { name: "Oak Primary School" })
  await aGroup(world.owner, { name: "Valley", schools: [school] })
  const head = await aPerson(world.owner, { name: "Ada Byron", roles: [[school, "head"]] })
  await world.leave()
  cookie = await sessionCookieFor(database.url, head)
  cable = await layCable(database)
  app = await startApp({ database: { ...database, url: cable.url } })
}, BUILDING_MS)
afterAll(async () => {
  app?.takeComplaints()
  await app?.kill()
  await cable?.cut()
  await database?.drop()
})

const form = new URLSearchParams({ id: crypto.randomUUID(), name: "Hill", kind: "alliance", description: "" })
const credentials = new URLSearchParams({ email: "ada@example.org", password: "a long enough password" })

const knock = async (path: string, body?: URLSearchParams) => {
  const response = await fetch(new URL(path, app.url), {
    method: body ? "POST" : "GET",
    redirect: "manual",
    headers: { Cookie: path.startsWith("/sign-in") ? "" : cookie },
    body,
  })
  const words = await response.text()
  return { status: response.status, retryAfter: response.headers.get("Retry-After"), words }
}

test("while the database is out of reach, every page says to try again in a minute, and then works by itself", async () => {
  expect((await ask(app, "/pools", { cookie })).status).toBe(200)
  await cable.cut()

  const doors: [string, URLSearchParams?][] = [
    ["/"],
    ["/pools"],
    ["/pools.data"],
    ["/contracts/export"],
    ["/groups/new", form],
    ["/sign-in", credentials],
  ]
  for (const [path, body] of doors) {
    const { status, retryAfter, words } = await knock(path, body)
    expect({ path, status, retryAfter }).toEqual({ path, status: 503, retryAfter: "60" })
    expect(words).toContain("Please try again in a minute.")
    expect(words).not.toMatch(/ECONN|Connection terminated|127\.0\.0\.1/)
  }
  expect((await knock("/health")).status).toBe(503)

  await cable.mend()
  expect((await knock("/pools")).status).toBe(200)
  expect((await knock("/groups/new", form)).status).toBe(302)
  expect((await knock("/sign-in", credentials)).status).toBe(422)
})
