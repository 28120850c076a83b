import type { Browser } from "playwright-core"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { launchBrowser } from "#tests/support/browser.ts"
import { enterWorld, type World } from "#tests/support/builders/people.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { Inspector, NARROWEST } from "#tests/support/inspector.ts"
import { Person } from "#tests/support/person.ts"
import { sessionCookieFor } from "#tests/support/sign-in.ts"

const SCREENS = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  narrowest: { viewport: NARROWEST },
} as const

type Arrival = {
  /** The id of whom they are; without one, nobody has signed in. */
  as?: string
  actingSchoolId?: string
  /** Instead of `as`: a Cookie header that signs them in. */
  cookie?: string
  screen?: keyof typeof SCREENS
  /** false: a browser without JavaScript. */
  script?: boolean
  /** Another process of the same product. */
  app?: RunningApp
}

/** The running app, its database, and a browser for everybody who comes. */
export type House = {
  app: RunningApp
  database: TestDatabase
  world: World
  enters(arrival?: Arrival): Promise<Person>
  /** What was wrong so far with any page that somebody saw: the inspector's findings and the browsers' complaints. */
  faults(): Promise<string[]>
  /** Everybody leaves; throws what the app complained of. */
  close(): Promise<void>
}

/** For the slowest machine, busy with other tests. */
const LONGEST_WAIT_MS = 15_000

export async function openHouse(
  database: TestDatabase,
  wish: { demo?: boolean; env?: Record<string, string> } = {},
): Promise<House> {
  const [app, browser] = await Promise.all([startApp({ database, ...wish }), launchBrowser()])
  const world = enterWorld(database)
  const inspector = new Inspector(browser)
  const people: Person[] = []
  return {
    app,
    database,
    world,
    async enters(arrival = {}) {
      const { script = true, app: door = app } = arrival
      const context = await contextFor(browser, arrival)
      const cookie =
        arrival.cookie ?? (arrival.as && (await sessionCookieFor(database.url, arrival.as, arrival)))
      if (cookie) await context.addCookies([asKept(cookie, door.url)])
      context.setDefaultTimeout(LONGEST_WAIT_MS)
      const person = new Person(await context.newPage(), { url: door.url, inspector, script })
      people.push(person)
      return person
    },
    async faults() {
      return [...(await inspector.findings()), ...people.flatMap(({ complaints }) => complaints)]
    },
    async close() {
      await browser.close()
      await world.leave()
      await app.stop()
      await database.drop()
    },
  }
}

const contextFor = (browser: Browser, { screen = "desktop", script = true }: Arrival) =>
  browser.newContext({ ...SCREENS[screen], javaScriptEnabled: script })

function asKept(cookie: string, url: string) {
  const [name = "", value = ""] = cookie.split("=")
  return { name, value, url, httpOnly: true }
}
