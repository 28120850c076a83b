import { expenditureCodes } from "#app/core/cfr-codes.ts"
import { months } from "#app/core/civil-time.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"

/** What schools of a group know of each other's contracts. */
export type ContractEnd = {
  id: string
  schoolId: string
  schoolName: string
  cfrCode: string
  supplierName: string
  endsOn: Temporal.PlainDate
  /** Ex VAT; null where its school does not share it. */
  sharedYearlyCostPence: Pence | null
}

/** Contracts of one category and of at least two schools that end close together: the making of a pool. */
export type EndCluster = {
  cfrCode: string
  /** By end. At least two. */
  ends: ContractEnd[]
  schools: number
  firstEnd: Temporal.PlainDate
  lastEnd: Temporal.PlainDate
}

const byEnd = (a: ContractEnd, b: ContractEnd) =>
  Temporal.PlainDate.compare(a.endsOn, b.endsOn) || (a.id < b.id ? -1 : 1)

/**
 * Ends of the same category within so many months of each other, of two schools at least, in order of their first
 * end. The stretch with the most schools is taken first, the earliest of equals; then what is left. No contract is in
 * two of them.
 */
export function clusterEnds(ends: readonly ContractEnd[], withinMonths: number): EndCluster[] {
  const inTime = [...ends].sort(byEnd).map((end): InTime => {
    const until = end.endsOn.add({ months: withinMonths })
    return { end, day: dayOf(end.endsOn), untilDay: dayOf(until) }
  })
  const categories = Map.groupBy(inTime, ({ end }) => end.cfrCode)
  return [...categories.values()]
    .flatMap(clustersIn)
    .flatMap((cluster) => wholeCluster(cluster.map(({ end }) => end)) ?? [])
    .sort((a, b) => byEnd(a.ends[0]!, b.ends[0]!))
}

/** An end as numbers of days: its own, and the last one of a stretch that begins with it. */
type InTime = { end: ContractEnd; day: number; untilDay: number }

const epoch = Temporal.PlainDate.from("1970-01-01")
const dayOf = (date: Temporal.PlainDate) => epoch.until(date).days

/** These ends as one cluster, however far apart; null unless there are some, and all of one category. */
export function wholeCluster(ends: readonly ContractEnd[]): EndCluster | null {
  const sorted = [...ends].sort(byEnd)
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last || sorted.some(({ cfrCode }) => cfrCode !== first.cfrCode)) return null
  return {
    cfrCode: first.cfrCode,
    ends: sorted,
    schools: schoolsIn(sorted),
    firstEnd: first.endsOn,
    lastEnd: last.endsOn,
  }
}

const schoolsIn = (ends: readonly ContractEnd[]) => new Set(ends.map(({ schoolId }) => schoolId)).size

function clustersIn(sorted: readonly InTime[]): InTime[][] {
  const { start, length, schools } = fullestStretch(sorted)
  if (schools < 2) return []
  return [
    ...clustersIn(sorted.slice(0, start)),
    sorted.slice(start, start + length),
    ...clustersIn(sorted.slice(start + length)),
  ]
}

/** Where the stretch with the most schools begins, and how many ends and schools it has. */
function fullestStretch(sorted: readonly InTime[]): { start: number; length: number; schools: number } {
  const endsOf = new Map<string, number>()
  const count = (school: string, more: number) => {
    const left = (endsOf.get(school) ?? 0) + more
    if (left === 0) endsOf.delete(school)
    else endsOf.set(school, left)
  }
  let best = { start: 0, length: 0, schools: 0 }
  let stop = 0
  for (const [start, { end, untilDay }] of sorted.entries()) {
    for (; stop < sorted.length && sorted[stop]!.day <= untilDay; stop++) count(sorted[stop]!.end.schoolId, 1)
    if (endsOf.size > best.schools) best = { start, length: stop - start, schools: endsOf.size }
    count(end.schoolId, -1)
  }
  return best
}

/** What the contracts of a cluster whose cost is shared cost together a year, and how many of them there are. */
export const sharedCostOf = (ends: readonly ContractEnd[]): { pence: Pence; contracts: number } => {
  const known = ends.flatMap(({ sharedYearlyCostPence }) => sharedYearlyCostPence ?? [])
  return { pence: sumPence(known), contracts: known.length }
}

/**
 * "Five schools’ contracts for cleaning and caretaking end between March and June 2027, together £84,000 a year ex VAT
 * (of the four whose cost is shared)."
 */
export function clusterReason({ cfrCode, ends, schools, firstEnd, lastEnd }: EndCluster): string {
  const count = ends.length === schools ? "" : `${inWords(ends.length)} `
  const who = `${capital(inWords(schools))} schools’ ${count}contracts for ${categoryName(cfrCode)}`
  return `${who} end ${spanOf(firstEnd, lastEnd)}${costOf(ends)}.`
}

const costOf = (ends: readonly ContractEnd[]): string => {
  const { pence, contracts } = sharedCostOf(ends)
  if (contracts === 0) return ""
  const together = `, together ${formatPounds(pence).replace(/\.00$/, "")} a year ex VAT`
  return contracts === ends.length
    ? together
    : `${together} (of the ${inWords(contracts)} whose cost is shared)`
}

const spanOf = (first: Temporal.PlainDate, last: Temporal.PlainDate): string => {
  const monthOf = ({ month }: Temporal.PlainDate) => months[month - 1]
  if (first.year === last.year && first.month === last.month) return `in ${monthOf(first)} ${first.year}`
  const from = first.year === last.year ? monthOf(first) : `${monthOf(first)} ${first.year}`
  return `between ${from} and ${monthOf(last)} ${last.year}`
}

/** A category within a sentence: "cleaning and caretaking", "ICT: IT support". */
export const categoryName = (cfrCode: string): string => {
  const name = expenditureCodes[cfrCode as keyof typeof expenditureCodes] ?? cfrCode
  return /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name
}

const words = "no one two three four five six seven eight nine ten eleven twelve".split(" ")

export const inWords = (count: number): string => words[count] ?? count.toLocaleString("en-GB")

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
