import { isId } from "#app/core/cursor.ts"
import { parsePounds } from "#app/core/money.ts"
import { parsePostcode } from "#app/core/postcode.ts"
import {
  type PostingKind,
  type PostingSide,
  postingKinds,
  type Weekday,
  weekdays,
} from "#app/features/expertise/posting.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { type GridPlace, metresOf } from "#app/features/groups/schools/distance.ts"
import { type SchoolPhase, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

/** What narrows a list of offers or needs down; what is not asked is left out, so that equal searches are equal. */
export type PostingSearch = {
  side: PostingSide
  words?: string
  kind?: PostingKind
  subject?: string
  phase?: SchoolPhase
  /** Of which phase the school is that has posted it: primary teachers learn from secondary schools, and the other way. */
  schools?: SchoolPhase | typeof OTHER_PHASES
  weekday?: Weekday
  group?: string
  /** Within so many miles of a postcode, or of one's own school. */
  miles?: number
  postcode?: string
  /** At most so many pence a day; what is free or exchanged always fits. */
  mostDayPence?: string
}

/** Schools of every phase but one's own. */
export const OTHER_PHASES = "other-phases"
const schoolsSought = [OTHER_PHASES, ...schoolPhases] as const

export const distances = [2, 5, 10, 20, 50] as const

const MOST_WORDS = 6
const LONGEST_WORDS = 100

/** Reads a search from an address; whatever is no search of ours is passed over. */
export function readPostingSearch(side: PostingSide, params: URLSearchParams): PostingSearch {
  const one = <Value>(name: string, values: readonly Value[]) =>
    values.find((value) => String(value) === params.get(name))
  const words = (params.get("words") ?? "").replaceAll("\0", " ").trim().slice(0, LONGEST_WORDS)
  const group = params.get("group") ?? ""
  const price = parsePounds(params.get("price") ?? "")
  const postcode = parsePostcode(params.get("postcode") ?? "")
  const asked = {
    words: words === "" ? undefined : words,
    kind: one("kind", postingKinds),
    subject: one<string>("subject", subjects),
    phase: one("phase", schoolPhases),
    schools: one("schools", schoolsSought),
    weekday: one("weekday", weekdays),
    group: isId(group) ? group : undefined,
    miles: one<number>("miles", distances),
    postcode: postcode.ok ? postcode.value : undefined,
    mostDayPence: price.ok && price.value > 0n ? String(price.value) : undefined,
  }
  const said = Object.entries(asked).filter(([, value]) => value !== undefined)
  return { side, ...(Object.fromEntries(said) as Omit<PostingSearch, "side">) }
}

/** What of a typed search cannot be read, by field. */
export function unreadable(params: URLSearchParams): Record<string, string> {
  const sentences: Record<string, string> = {}
  for (const [name, parse] of [
    ["price", parsePounds],
    ["postcode", parsePostcode],
  ] as const) {
    const typed = params.get(name)?.trim() ?? ""
    const read = parse(typed)
    if (typed !== "" && !read.ok) sentences[name] = read.reason
  }
  return sentences
}

/** The search as the fields of its form, and so as an address. */
export function searchFields({ side: _, mostDayPence, ...asked }: PostingSearch): Record<string, string> {
  const fields = Object.entries(asked).map(([name, value]) => [name, String(value)])
  if (mostDayPence !== undefined) fields.push(["price", poundsOf(mostDayPence)])
  return Object.fromEntries(fields)
}

const poundsOf = (pence: string) =>
  pence.endsWith("00") ? pence.slice(0, -2) : (Number(pence) / 100).toFixed(2)

export const isNarrowed = (search: PostingSearch): boolean => Object.keys(search).length > 1

/** Who searches: their school, of which phase it is, and the place from which distance is measured. */
export type Asker = {
  schoolId: string | null
  phase: SchoolPhase | null
  from: GridPlace | null
  today: Temporal.PlainDate
}

/** What `found_postings` of the database is asked: what other schools have posted, near to a place. */
export function askedOf(search: PostingSearch, { schoolId, phase, from, today }: Asker) {
  const { words, miles, postcode: _, schools, ...rest } = search
  const near = miles !== undefined && from ? { near: { ...from, metres: metresOf(miles) } } : {}
  return {
    ...rest,
    ...near,
    ...(schools === undefined ? {} : { schoolPhases: `{${phasesSought(schools, phase)}}` }),
    ...(schoolId === null ? {} : { without: schoolId }),
    today: today.toString(),
    words: (words ?? "")
      .split(/\s+/)
      .filter((word) => word !== "")
      .slice(0, MOST_WORDS),
  }
}

const phasesSought = (schools: SchoolPhase | typeof OTHER_PHASES, own: SchoolPhase | null) =>
  schools === OTHER_PHASES ? schoolPhases.filter((phase) => phase !== own) : [schools]
