import { existsSync, readFileSync } from "node:fs"
import { afterAll, beforeAll, expect, test } from "vitest"
import { writeCursor } from "#app/core/cursor.ts"
import { accessTable } from "#tests/routes/access-table.ts"
import { demoPlaces, demoSubjects, type Subjects } from "#tests/routes/demo-places.ts"
import { type Visitor, visitorsOf } from "#tests/routes/demo-visitors.ts"
import { type KnownRoute, knownRoutes } from "#tests/routes/route-manifest.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { enterWorld } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase } from "#tests/support/database.ts"

let database: TestDatabase
let app: RunningApp
let routes: KnownRoute[]
let subjects: Subjects
let visitors: Visitor[]
let foreign: string
/** The pages may have to be built first. */
const BUILDING_MS = 240_000

beforeAll(async () => {
  database = await cloneDemoDatabase()
  const world = enterWorld(database)
  const places = await demoPlaces(world)
  subjects = await demoSubjects(world, places)
  visitors = await visitorsOf(database, world, places)
  foreign = places.groups.foreign
  await world.leave()
  app = await startApp({ database })
  routes = await knownRoutes()
}, BUILDING_MS)
afterAll(async () => {
  await app?.stop()
  await database?.drop()
})

/** What a page reads of its address: the names in its own file and in the files that it imports. */
function namesReadBy({ id }: KnownRoute): string[] {
  const file = [`app/${id}.tsx`, `app/${id}.ts`].find((path) => existsSync(path))
  if (!file) return []
  const own = readFileSync(file, "utf8")
  const imported = [...own.matchAll(/from "#(app\/[^"]+)"/g)].map(([, path]) => readFileSync(path!, "utf8"))
  const read = /(?:searchParams|params|query)\.(?:get|getAll|has)\("(\w+)"\)/g
  return [...new Set([own, ...imported].flatMap((text) => [...text.matchAll(read)].map(([, name]) => name!)))]
}

const DAYS = ["2026-02-30", "0000-01-01", "99999-01-01", "-271821-04-20T00:00:00Z", "+275760-09-12T00:00:00Z"]
const odd = () => {
  const id = crypto.randomUUID()
  return [
    ...[
      "",
      "x",
      "-1",
      "1e30",
      "1.5",
      "٣",
      "\0",
      "\ud800",
      "%",
      "'; drop table pool; --",
      "<script>",
      "a".repeat(5_000),
    ],
    ...[id, foreign, "00000000-0000-0000-0000-00000000000g", "{}", "[]", writeCursor(), writeCursor("x")],
    ...[...DAYS, "x", "\u0001"].flatMap((day) => [
      `${day}_${id}`,
      writeCursor(day, id),
      ...["after", "before"].map((side) => writeCursor(side, day, id)),
    ]),
  ]
}

/** The names of schools and groups that the visitors share nothing with. */
const FOREIGN = /Far Fell|Fell Schools/

const seen = Object.entries(accessTable).filter(([path, { see }]) => see && !path.startsWith("demo"))
test.each(seen)("/%s takes no harm from what stands behind its question mark", async (path, access) => {
  const route = routes.find((known) => known.path === path)!
  const address = (access.at ?? `/${path}`).replaceAll(
    /:[a-zA-Z]+/g,
    (name) => subjects[name as ":poolId"] ?? name,
  )
  const names = namesReadBy(route)
  const asked =
    names.length === 0
      ? []
      : [
          ...odd().map((value) => new URLSearchParams(names.map((name) => [name, value]))),
          // Alone, so that nothing else narrows what it would let through.
          ...names.map((name) => new URLSearchParams({ [name]: foreign })),
        ]
  const { cookie } = visitors.find(({ name }) => name === "lead head")!
  const wrong: string[] = []
  for (const query of asked) {
    const { status, html } = await ask(app, `${address.split("?")[0]}?${query}`, { cookie })
    if (status >= 500 || FOREIGN.test(html)) wrong.push(`${status} ?${query.toString().slice(0, 120)}`)
  }
  expect(wrong).toEqual([])
})
