import { Client } from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { accessTable } from "#tests/routes/access-table.ts"
import { demoPlaces, demoSubjects, type Subjects } from "#tests/routes/demo-places.ts"
import { type Visitor, type VisitorName, visitorsOf } from "#tests/routes/demo-visitors.ts"
import { kindOfForm, type Sweep, sweepForm } from "#tests/routes/form-sweep.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"
import { enterWorld } from "#tests/support/builders/people.ts"
import { type ChangeWatch, watchChanges, watchOn } from "#tests/support/changed-tables.ts"
import { cloneDemoDatabase, copyDatabase, type TestDatabase, withoutSweeps } from "#tests/support/database.ts"
import { formsOf } from "#tests/support/page-forms.ts"

const LEFT_OUT = ["empty", "missing", "blanks"]

/** Values that look odd, and are fine for these fields. */
const FINE: [field: RegExp, oddities: string[] | "any"][] = [
  // Pages that act for no school have none, and the first of two counts.
  [/ actingSchoolId$/, ["missing", "given twice"]],
  // A form brings an id along for what it makes.
  [/ (id|poolId|paymentId|checkoutId|correctionId)$/, ["an id of nothing", "somebody else's id"]],
  // Whoever does not coordinate need not be ended.
  [/ personId$/, ["an id of nothing", "somebody else's id"]],
  // Where a form has two, the first counts.
  [/ (id|checkoutId)$/, ["given twice"]],
  // Asked for only beside another choice.
  [/ (noticeOn|noticeMonths|capValue|capSchools)$/, "any"],
  [/\/cost (salaryPence|travelPence|coverPence|(shared|pension|insurance)\w+)$/, "any"],
  [/ (splitSettings|settings)\./, "any"],
  // Left out, prices and packs count as they usually do.
  [/ items\.n\.(pricing|packs)$/, LEFT_OUT],
  // A school that sets no condition takes its quantities at any price.
  [/^\/pools\/:id(\?conditions)? (limits|steps|substitutes|totalLimit|leastSchools)/, LEFT_OUT],
  // Of what came in the place of an item, all of it at the same price and under the same code.
  [/ items\..+\.replacements\.n\.(quantity|unitPrice|vatRate|cfrCode)$/, LEFT_OUT],
  // Asked for only where the line is corrected.
  [/\/disputes\/.* (quantity|whoBears)$/, "any"],
  // What is not limited needs no approval.
  [/spending-limits.* (general\.|codes\.)/, LEFT_OUT],
  // Eight digits with dashes are an account number too.
  [/ accountNumber$/, ["no day", "no year", "long ago", "a year too far"]],
  [/ capKind$/, ["empty", "missing", "given twice"]],
  // The address says which, and what is posted stays what it is.
  [/\/edit (id|kind)$/, "any"],
  // Left out, it is one each, free, or not known; and of a pool's items a school takes some.
  [/ (items\.n\.packSize|items\.n\.usualUnitPrice|deliveryCost|freeDeliveryFrom|quantities\.:id)$/, LEFT_OUT],
  [/\/quotations.* (expected\.:id)$/, LEFT_OUT],
  [/sharing\/.* (rate|trainingOn|trainingPlaces|travelMiles)$/, LEFT_OUT],
  // A post need not have them.
  [/posts\/.* (leastDays|other|travelDay|travelMinutes)$/, LEFT_OUT],
  // Of a single time no series is asked, and travel is put right by whoever knows.
  [/^\/(bookings|people-and-things)\/.* (weekdays|termId|whenTaken)$/, "any"],
  [/^\/(bookings|people-and-things)\/.* (lastDate|travelMinutes)$/, LEFT_OUT],
  // Without hours it is to be had at any time, without a price it is a gift, and without a cap nothing is counted.
  [
    /^\/people-and-things\/.* (hours\.n\.(from|to)|weeklyHours|price|noticeDays|groupIds|personId)$/,
    LEFT_OUT,
  ],
  [/^\/people-and-things\/.* (pricePer|exchange|active)$/, "any"],
  [/^\/school\/days daysId$/, ["given twice"]],
  // One day needs no last one.
  [/^\/school\/days lastDay$/, LEFT_OUT],
  // A draft opens when it is released, whatever it said.
  [/ opensDate$/, ["long ago"]],
]

/** Who looks at the pages, the first who is offered a form sends it. */
const LOOKERS: VisitorName[] = [
  ...(["lead head", "coordinator", "member head", "outsider head"] as const),
  ...(["person without a school", "nobody"] as const),
]

let beginning: TestDatabase
let database: Awaited<ReturnType<typeof copyDatabase>>
let app: RunningApp
let visitors: Visitor[]
let subjects: Subjects
let watch: ChangeWatch
/** The pages may have to be built first. */
const BUILDING_MS = 240_000

beforeAll(async () => {
  beginning = await cloneDemoDatabase()
  await withoutSweeps(beginning)
  const world = enterWorld(beginning)
  const places = await demoPlaces(world)
  subjects = await demoSubjects(world, places)
  visitors = await visitorsOf(beginning, world, places)
  await world.leave()
  await watchChanges(beginning)
  database = await copyDatabase(beginning)
  watch = await watchOn(database)
  app = await startApp({ database, demo: true })
}, BUILDING_MS)
afterAll(async () => {
  await watch?.end()
  // Its connections were taken from it now and then, of which it complains.
  app?.takeComplaints()
  await app?.kill()
  await database?.drop()
  await beginning?.drop()
})

const reset = async () => {
  await watch.end()
  await database.reset()
  watch = await watchOn(database)
  for (let tries = 0; tries < 20 && (await ask(app, "/health")).status !== 200; tries++);
}

const forgive = async () => {
  const owner = new Client({ connectionString: database.ownerUrl })
  await owner.connect()
  await owner.query("delete from auth.attempt")
  await owner.end()
}

const named = (text: string) => text.replaceAll(/:[a-zA-Z]+/g, (name) => subjects[name as ":poolId"] ?? name)

/** Where a route's pages are: for a pool, one of every state. */
const addressesOf = (path: string, at = `/${path}`): string[] => {
  const kind = /:(\w+Id)\b/.exec(at)?.[1]
  const same = Object.keys(subjects).filter(
    (name) => kind && name.toLowerCase().endsWith(kind.toLowerCase()) && at.includes(`:${kind}`),
  )
  const addresses = [...new Set([at, ...same.map((name) => at.replace(`:${kind}`, name))])].map(named)
  return addresses.concat((MORE_FIELDS[path] ?? []).flatMap((asking) => addresses.map((one) => one + asking)))
}

/** How pages are asked for fields that most people do without. */
const MORE_FIELDS: Record<string, string[]> = { "pools/:poolId": ["?conditions"] }

const swept = new Set<string>()

/** The demo's own pages and the samples on /design are nobody's product. */
const seen = Object.entries(accessTable).filter(([path, { see }]) => see && !/^(demo|design)/.test(path))
test.each(seen)(
  "/%s: every form of it answers what is odd with sentences, and changes nothing",
  async (path, access) => {
    const { form = {} } = access.act ?? {}
    const filledIn = Object.fromEntries(
      Object.entries(form).map(([name, value]) => [named(name), named(value)]),
    )
    const sweep: Sweep = {
      ...{ app, watch: () => watch, reset, forgive, filledIn },
      foreign: [subjects[":foreignSchoolId"]!],
      isFine: (field, { says }) =>
        FINE.some(
          ([names, oddities]) => names.test(field) && (oddities === "any" || oddities.includes(says)),
        ),
    }
    const wrong: string[] = []
    if ((await watch.changedTables()).length > 0) await reset()
    for (const looker of LOOKERS) {
      const { cookie } = visitors.find(({ name }) => name === looker)!
      for (const page of addressesOf(path, access.at)) {
        const { html, status } = await ask(app, page, { cookie })
        if (status !== 200) continue
        for (const form of formsOf(html, page)) {
          const kind = kindOfForm(form)
          if (form.method !== "post" || form.buttons.length === 0 || swept.has(kind)) continue
          swept.add(kind)
          wrong.push(...(await sweepForm(sweep, { page, cookie, form })))
        }
      }
    }
    expect(wrong).toEqual([])
  },
  600_000,
)
