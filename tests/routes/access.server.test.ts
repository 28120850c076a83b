import { afterAll, beforeAll, expect, test } from "vitest"
import { type Access, type Expectations, expectedFor, SIGN_IN } from "#tests/routes/access.ts"
import { accessTable } from "#tests/routes/access-table.ts"
import { demoPlaces, demoSubjects, type Subjects } from "#tests/routes/demo-places.ts"
import { type Visitor, visitorsOf } from "#tests/routes/demo-visitors.ts"
import { type KnownRoute, knownRoutes } from "#tests/routes/route-manifest.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { type Answer, ask } from "#tests/support/ask.ts"
import { enterWorld } from "#tests/support/builders/people.ts"
import { cloneDemoDatabase, type TestDatabase, withoutSweeps } from "#tests/support/database.ts"
import { contentsOf } from "#tests/support/database-contents.ts"

let database: TestDatabase
let app: RunningApp
let routes: KnownRoute[]
let visitors: Visitor[]
let subjects: Subjects
beforeAll(async () => {
  database = await cloneDemoDatabase()
  await withoutSweeps(database)
  const world = enterWorld(database)
  const places = await demoPlaces(world)
  subjects = await demoSubjects(world, places)
  visitors = await visitorsOf(database, world, places)
  await world.leave()
  // With keys that open nothing, so that the doors to paying by card are there to be tried.
  const env = { STRIPE_SECRET_KEY: "sk_test_doors", STRIPE_WEBHOOK_SECRET: "whsec_doors" }
  app = await startApp({ database, env })
  routes = await knownRoutes()
}, 120_000)
afterAll(async () => {
  await app?.stop()
  await database?.drop()
})

/** What is wrong: one line for each visitor who got something else than the table says. */
const surprises = async (row: Expectations, knock: (visitor: Visitor, may: boolean) => Promise<Answer>) => {
  const found = await Promise.all(
    visitors.map(async (visitor) => {
      const expected = expectedFor(visitor.name, row)
      if (expected === "may") return []
      const { status, location, html } = await knock(visitor, expected === 422)
      const got = location ?? status
      const wanted = expected === SIGN_IN ? /^\/sign-in\?next=%2F/ : expected
      const fits = wanted instanceof RegExp ? wanted.test(String(got)) : got === wanted
      return fits ? [] : [`${visitor.name}: ${got}, not ${expected}${whyNot(html)}`]
    }),
  )
  return found.flat()
}

/** What the page says is wrong with the form, if it does. */
const whyNot = (html: string) =>
  /govuk-error-summary__list.*?<\/ul>/s.exec(html)?.[0].replaceAll(/^[^>]*|<[^>]*>/g, " ") ?? ""

const named = (text: string) =>
  text.replaceAll(/:[a-zA-Z]+/g, (name) => subjects[name as keyof Subjects] ?? name)

const addressOf = (path: string, { at }: Access) => named(at ?? `/${path}`)

test("every route has its entry, and every entry its route", () => {
  const wanted = routes.map(({ path, gets, posts }) => ({ path, see: gets, act: posts }))
  const given = Object.entries(accessTable).map(([path, { see, act }]) => ({ path, see: !!see, act: !!act }))
  const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1)
  expect(given.toSorted(byPath)).toEqual(wanted.toSorted(byPath))
})

const seen = Object.entries(accessTable).filter(([, access]) => access.see)
test.each(seen)("/%s shows itself to whom it should", async (path, access) => {
  const address = addressOf(path, access)
  expect(await surprises(access.see!, ({ cookie }) => ask(app, address, { cookie }))).toEqual([])
})

const acted = Object.entries(accessTable).filter(([, access]) => access.act)
test.each(acted)("/%s takes its form from whom it should, and nothing changes", async (path, access) => {
  const { form = {}, empty = {}, ...row } = access.act!
  const filledIn = Object.fromEntries(
    Object.entries(form).map(([name, value]) => [named(name), named(value)]),
  )
  const before = await contentsOf(database)
  const knock = ({ cookie }: Visitor, may: boolean) =>
    ask(app, addressOf(path, access), {
      method: "POST",
      cookie,
      body: new URLSearchParams(may ? empty : filledIn),
    })
  expect(await surprises(row, knock)).toEqual([])
  expect(await contentsOf(database)).toEqual(before)
})

test("an address with no thing's id in it leads nowhere, and is no fault", async () => {
  const head = visitors.find(({ name }) => name === "lead head")!
  const broken = ["x", "0", "%00", "..%2f..", "00000000-0000-0000-0000-00000000000g", crypto.randomUUID()]
  const answers = routes
    .filter(({ path }) => /:/.test(path) && !path.startsWith("demo/"))
    .flatMap(({ path, gets, posts }) =>
      broken.flatMap((id) =>
        (["GET", "POST"] as const)
          .filter((method) => (method === "GET" ? gets : posts))
          .map(async (method) => {
            const address = `/${path.replaceAll(/:\w+/g, id)}`
            const body = method === "POST" ? new URLSearchParams() : undefined
            const { status } = await ask(app, address, { method, body, cookie: head.cookie })
            return `${method} ${address} ${status}`
          }),
      ),
    )
  const wrong = (await Promise.all(answers)).filter((line) => !/ (404|422)$/.test(line))
  expect(wrong).toEqual([])
})
