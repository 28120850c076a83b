import { afterAll, beforeAll, expect, test } from "vitest"
import { expectedFor } from "#tests/routes/access.ts"
import { accessTable } from "#tests/routes/access-table.ts"
import { demoPlaces, demoSubjects, type Subjects } from "#tests/routes/demo-places.ts"
import { type Visitor, type VisitorName, visitorsOf } from "#tests/routes/demo-visitors.ts"
import { knownRoutes } from "#tests/routes/route-manifest.ts"
import { cloneDemoDatabase, withoutSweeps } from "#tests/support/database.ts"
import { type House, openHouse } from "#tests/support/house.ts"
import { whatDoesNotFit } from "#tests/support/inspector.ts"

let house: House
let subjects: Subjects
let visitors: Visitor[]
beforeAll(async () => {
  const database = await cloneDemoDatabase()
  await withoutSweeps(database)
  house = await openHouse(database, { demo: true })
  const places = await demoPlaces(house.world)
  subjects = await demoSubjects(house.world, places)
  visitors = await visitorsOf(database, house.world, places)
})
afterAll(() => house?.close())

const named = (path: string) =>
  path.replaceAll(/:[a-zA-Z]+/g, (name) => subjects[name as keyof Subjects] ?? name)

/** What shows itself to this visitor, and one page of those that do not. */
async function pagesFor(visitor: VisitorName): Promise<string[]> {
  const shown = (await knownRoutes()).filter(({ path, showsPage }) => {
    const { see } = accessTable[path] ?? {}
    return showsPage && see && expectedFor(visitor, see) === 200
  })
  const pages = shown.map(({ path }) => named(accessTable[path]?.at ?? `/${path}`))
  return [...pages, "/nowhere"]
}

/** A pool in every state, and lists from other sides than they open with. */
async function furtherPages(): Promise<string[]> {
  const pools = house.world.owner.selectFrom("pool").distinctOn("state").select("id")
  const inEveryState = await pools.orderBy("state").orderBy("closesAt", "desc").execute()
  const lists = ["/invoices?side=sent", "/pools?show=over", "/pools?words=nothing+is+called+this"]
  return [...inEveryState.flatMap(({ id }) => [`/pools/${id}`, `/pools/${id}?conditions`]), ...lists]
}

/** Whoever sees the most comes first: of what others see, only what is new is inspected. */
const walks: [VisitorName, () => Promise<string[]>][] = [
  ["lead business manager", furtherPages],
  ["coordinator", async () => []],
  ["member finance", furtherPages],
  ["lead head", async () => ["/school/bank-account", named("/people-and-things/:resourceId?view=term")]],
  ["lead governor", async () => ["/invoices"]],
  ["person without a school", async () => []],
  ["nobody", async () => ["/demo", "/demo/mail", "/design"]],
]

test.each(walks)("%s: every page shows itself, and fits the narrowest screen", async (name, more) => {
  const { cookie } = visitors.find((visitor) => visitor.name === name)!
  const walker = await house.enters({ cookie, screen: "narrowest" })
  const faults: string[] = []
  for (const address of [...(await pagesFor(name)), ...(await more())]) {
    await walker.opens(address)
    faults.push(...(await whatDoesNotFit(walker.page)))
  }
  expect(faults).toEqual([])
})

test("every page has one heading and a title, shuts nobody out, and no browser complained", async () => {
  expect(await house.faults()).toEqual([])
}, 300_000)
