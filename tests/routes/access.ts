import type { Role, VisitorName } from "#tests/routes/demo-visitors.ts"

/** A status, where a redirect leads to, or "may" for who does the thing by that one press: journeys show what it does. */
export type Expected = number | `/${string}` | "may"

type Crowd = "lead" | "member" | "outsider"
/** Heads and business managers; with finance staff, those who handle money. */
type Standing = "leaders" | "money" | Role

/** The entry that says most of a visitor counts: "lead staff", then "lead leaders", "lead", "leaders", "everybody". */
export type Who = VisitorName | `${Crowd} ${Standing}` | Crowd | Standing | "everybody"

export type Expectations = { everybody: Expected } & { [W in Who]?: Expected }

/** Where a page sends whoever is not signed in; the address to come back to is appended. */
export const SIGN_IN = "/sign-in?next="

export type Access = {
  /** Where to knock, when it is not the route's own path: an address with names of subjects in it. */
  at?: string
  see?: Expectations
  /**
   * Who may send its form, and what the others get. Those who may (422) send it empty, which changes nothing; all
   * others send `form`, which would be taken from somebody who may, so that a check that comes too late shows.
   */
  act?: Expectations & { form?: Record<string, string>; empty?: Record<string, string> }
}

export const public_ = { everybody: 200 } as const
export const noSuchPage = { everybody: 404 } as const
/** Pages for somebody who has come in, whether or not they have a school. */
export const persons = { nobody: SIGN_IN } as const
/** Pages for people with a school, or a group that they coordinate. */
export const people = { nobody: SIGN_IN, "person without a school": "/schools/join" } as const

/** Who shares nothing with the school that leads. */
export const strangers = { outsider: 404, "coordinator elsewhere": 404 } as const

export const fresh = () => crypto.randomUUID()
export const inMonths = (months: number) => Temporal.Now.plainDateISO().add({ months }).toString()

const standing: Record<string, string[]> = {
  leaders: ["head", "business manager"],
  money: ["head", "business manager", "finance"],
}

/** What the entry that says most of this visitor lets them expect. */
export function expectedFor(name: VisitorName, row: Expectations): Expected {
  const [, crowd, role = ""] = /^(lead|member|outsider) (.*)$/.exec(name) ?? []
  const standings = [role, ...Object.keys(standing).filter((kind) => standing[kind]?.includes(role))]
  const ways = crowd
    ? [...standings.map((kind) => `${crowd} ${kind}`), crowd, ...standings, "everybody"]
    : [name, "everybody"]
  const entries: Record<string, Expected | undefined> = row
  return ways.flatMap((way) => entries[way] ?? [])[0]!
}
