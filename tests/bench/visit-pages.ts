import { type KnownRoute, knownRoutes } from "#tests/routes/route-manifest.ts"
import type { RunningApp } from "#tests/support/app.ts"
import { ask } from "#tests/support/ask.ts"

/** What a form on a list asks for; links to tabs and further pages are found on the pages themselves. */
const asked: Record<string, string[]> = {
  pools: ["open", "drafts", "closed", "history"].flatMap((show) => [
    `show=${show}&words=paper`,
    `show=${show}&group=:groupId`,
    `show=${show}&answer=joined`,
    `show=${show}&answer=unanswered&words=pool`,
  ]),
  invoices: ["received", "sent"].flatMap((side) => [
    ...["unpaid", "overdue", "paid"].map((standing) => `side=${side}&standing=${standing}`),
    `side=${side}&school=:schoolId`,
    `side=${side}&school=:schoolId&standing=unpaid`,
    `side=${side}&pool=:poolId`,
  ]),
  "invoices/export": ["side=received&format=csv", "side=sent&format=csv&standing=unpaid"],
  contracts: ["show=ended"],
  groups: ["q=Group", "q=Group+7&after=Group+70"],
  "groups/:groupId/radar": ["months=3", "months=24"],
  "sharing/:side": [
    ...["words=musik", "words=music&subject=Music", "phase=primary&weekday=2", "kind=expertise", "miles=10"],
    "group=:groupId&price=200",
  ],
  calendar: ["view=term", "group=:groupId", "group=:groupId&view=term"],
  "people-and-things": ["words=speach+therepist", "kind=person&words=minibus"],
  "people-and-things/:resourceId": ["view=week", "view=term"],
  "schools/join": ["q=School", "q=10020", "urn=100201"],
}

/** What a page is about, by the parameter of its address: one thing, or several of its kind. */
type Subjects = Readonly<Record<string, string | readonly string[]>>

/** An address goes no further than this many links from the route's own page. */
const DEPTH = 2
const MOST_LINKS = 8

/**
 * Opens every page of the app as one person, with every filter that its forms and links have, and says after each
 * which one it was. Streams that stay open are left out.
 */
export async function visitPages(
  app: RunningApp,
  { cookie, subjects }: { cookie: string; subjects: Subjects },
  visited: (path: string) => Promise<void>,
): Promise<void> {
  const routes = (await knownRoutes()).filter(({ gets, path }) => gets && !path.endsWith("/live"))
  for (const [route, own, named] of routes.flatMap((route) => addressesOf(route, subjects))) {
    const known = new Set<string>()
    let next = [own, ...queriesOf(route).map((query) => `${own}?${named(query)}`)]
    for (let depth = 0; depth <= DEPTH && next.length > 0; depth++) {
      const found: string[] = []
      for (const path of next) {
        if (known.has(path)) continue
        known.add(path)
        const { html, status } = await ask(app, path, { cookie })
        if (status >= 500) throw new Error(`${path} answered ${status}`)
        found.push(...linksTo(own, html).slice(0, MOST_LINKS))
        await visited(path)
      }
      next = found
    }
  }
}

type Name = (text: string) => string

/** A route's address, once for each of the things that it may be about. */
function addressesOf(route: KnownRoute, subjects: Subjects): [KnownRoute, own: string, Name][] {
  const several = Math.max(1, ...parametersOf(route.path).map((name) => [subjects[name]].flat().length))
  return Array.from({ length: several }, (_, at) => {
    const one = ([first = NOBODY, ...others]: readonly string[]) => others[at - 1] ?? first
    const named: Name = (text) => text.replaceAll(PARAMETER, (name) => one([subjects[name] ?? []].flat()))
    return [route, `/${named(route.path)}`, named]
  })
}

const PARAMETER = /:[a-zA-Z]+/g
const parametersOf = (path: string): string[] => path.match(PARAMETER) ?? []

const NOBODY = "00000000-0000-7000-8000-000000000000"

const queriesOf = ({ path }: KnownRoute) => asked[path] ?? []

/** Links of a page to itself, with something asked. */
const linksTo = (own: string, html: string): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => href.startsWith(`${own}?`))
