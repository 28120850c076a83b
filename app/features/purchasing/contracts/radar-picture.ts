import { scaleLinear } from "d3-scale"
import { formatShortDate, months } from "#app/core/civil-time.ts"
import {
  type ContractEnd,
  capital,
  categoryName,
  type EndCluster,
} from "#app/features/purchasing/contracts/end-clusters.ts"

/** Across is percent of the picture's width, down is pixels: letters and dots keep their size on every screen. */
export type RadarPicture = {
  height: number
  lanes: RadarLane[]
  ticks: { x: number; text: string; isYear: boolean }[]
  /** Quarters lie too close for a label each. */
  isDense: boolean
  /** Ends beyond the picture's right edge. */
  later: number
}

export type RadarLane = {
  name: string
  y: number
  dots: { id: string; x: number; y: number; isOwn: boolean; text: string }[]
  bands: { key: string; x: number; width: number; y: number; height: number; text: string }[]
}

/** The picture reaches so far ahead. */
const AHEAD = { years: 3 }
const AXIS = 28
const LANE_NAME = 26
const ROW = 16
const LANE_GAP = 14
/** Dots closer than this, in percent, are set one above the other: they touch on a phone otherwise. */
const APART = 3.2
const MOST_LABELLED_QUARTERS = 14

const epoch = Temporal.PlainDate.from("1970-01-01")
const daysTo = (date: Temporal.PlainDate) => epoch.until(date).days

type Wish = {
  ends: readonly ContractEnd[]
  clusters: readonly EndCluster[]
  ownSchoolId: string | null
  today: Temporal.PlainDate
}

/** Where everything stands in the picture of a group's contract ends: a lane for every category, time from left to right. */
export function radarPicture({ ends, clusters, ownSchoolId, today }: Wish): RadarPicture {
  const horizon = today.add(AHEAD)
  const shown = ends.filter(({ endsOn }) => Temporal.PlainDate.compare(endsOn, horizon) <= 0)
  const from = today.with({ day: 1 })
  const last = shown.at(-1)?.endsOn ?? today
  const to = [last, from.add({ months: 11 })]
    .sort(Temporal.PlainDate.compare)[1]!
    .with({ day: 1 })
    .add({ months: 1 })
  const scale = scaleLinear()
    .domain([daysTo(from), daysTo(to)])
    .range([1.5, 98.5])
  const xOf = (date: Temporal.PlainDate) => Math.round(scale(daysTo(date)) * 100) / 100

  const lanes: RadarLane[] = []
  let y = AXIS
  for (const [cfrCode, inLane] of byCategory(shown)) {
    const placed = placeDots(inLane, xOf)
    const rows = Math.max(...placed.map(({ row }) => row)) + 1
    const top = y + LANE_NAME
    lanes.push({
      name: capital(categoryName(cfrCode)),
      y,
      dots: placed.map(({ end, x, row }) => ({
        ...{ id: end.id, x, y: top + row * ROW + ROW / 2 },
        isOwn: end.schoolId === ownSchoolId,
        text: `${end.schoolName}: ${end.supplierName}, ends ${formatShortDate(end.endsOn)}`,
      })),
      bands: clusters
        .filter((cluster) => cluster.cfrCode === cfrCode && isWithin(cluster.lastEnd, horizon))
        .map((cluster) => ({
          key: cluster.ends[0]!.id,
          ...bandAt(xOf(cluster.firstEnd), xOf(cluster.lastEnd)),
          ...{ y: top - 3, height: rows * ROW + 6 },
          text: `${cluster.schools} schools`,
        })),
    })
    y = top + rows * ROW + LANE_GAP
  }
  const ticks = quartersBetween(from, to).map((date) => tickAt(date, xOf))
  return {
    height: y,
    lanes,
    ticks,
    isDense: ticks.length > MOST_LABELLED_QUARTERS,
    later: ends.length - shown.length,
  }
}

const isWithin = (date: Temporal.PlainDate, limit: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(date, limit) <= 0

/** The category with the most ends first. */
const byCategory = (ends: readonly ContractEnd[]) =>
  [...Map.groupBy(ends, ({ cfrCode }) => cfrCode)].sort(
    ([a, these], [b, those]) => those.length - these.length || (a < b ? -1 : 1),
  )

/** Each dot in the first row where the one before it is far enough away. */
function placeDots(ends: readonly ContractEnd[], xOf: (date: Temporal.PlainDate) => number) {
  const lastInRow: number[] = []
  return ends.map((end) => {
    const x = xOf(end.endsOn)
    const free = lastInRow.findIndex((before) => x - before >= APART)
    const row = free < 0 ? lastInRow.length : free
    lastInRow[row] = x
    return { end, x, row }
  })
}

const bandAt = (first: number, last: number) => {
  const [x, right] = [Math.max(0, first - 1.6), Math.min(100, last + 1.6)]
  return { x, width: Math.round((right - x) * 100) / 100 }
}

const quartersBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate) => {
  const first = from.add({ months: (12 - (from.month - 1)) % 3 })
  const quarters: Temporal.PlainDate[] = []
  for (let date = first; isWithin(date, to); date = date.add({ months: 3 })) quarters.push(date)
  return quarters
}

const tickAt = (date: Temporal.PlainDate, xOf: (date: Temporal.PlainDate) => number) => ({
  x: xOf(date),
  isYear: date.month === 1,
  text: date.month === 1 ? String(date.year) : months[date.month - 1]!.slice(0, 3),
})
