import { scaleLinear } from "d3-scale"
import { line } from "d3-shape"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import type { PoolItem, PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { costAt, turningPoints } from "#app/features/purchasing/quotations/cost-at.ts"
import type { Offer } from "#app/features/purchasing/quotations/offers.ts"
import { HEIGHT, type Picture, type PictureLine, WIDTH } from "#app/features/purchasing/quotations/picture.ts"

const LEFT = 52
const RIGHT = WIDTH - 26
const TOP = 12
const FOOT = HEIGHT - 40

/** Letters at the lines' ends keep this far apart. */
const LETTER = 17
const SAMPLES = 40

type Point = { quantity: number; each: number }

const count = new Intl.NumberFormat("en-GB")

/** What one unit of an item costs against how many are ordered, a line for every offer; null where nobody sells it. */
export function pictureOf(
  terms: PoolTerms,
  item: PoolItem,
  offers: readonly Offer[],
  demand: number,
): Picture | null {
  const starts = turningPoints(item.id, offers)
  const last = starts.at(-1)
  if (last === undefined) return null
  const to = Math.max(farthest(last, demand), 2)
  const from = Math.max(1, Math.floor(to / 16))
  const drawn = offers.flatMap((offer) => {
    const points = pointsOf(terms, item, offer, { from, to, starts })
    return points.length > 1 ? [{ key: offer.key, points }] : []
  })
  if (drawn.length === 0) return null
  const prices = drawn.flatMap(({ points }) => points.map(({ each }) => each))
  const least = Math.min(...prices)
  const most = Math.min(Math.max(...prices), least * 2.5)
  const room = (most - least || least) * 0.08
  const x = scaleLinear().domain([0, to]).range([LEFT, RIGHT])
  const y = scaleLinear()
    .domain([Math.max(0, least - room), most + room])
    .range([FOOT, TOP])
  const draw = line<Point>(
    ({ quantity }) => rounded(x(quantity)),
    ({ each }) => rounded(y(each)),
  )
  const ends = drawn.map(({ key, points }) => {
    const shown = points.filter(({ each }) => each <= most)
    const { quantity, each } = shown.at(-1) ?? points.at(-1)!
    return { key, path: draw(shown) ?? "", end: { x: rounded(x(quantity)), y: rounded(y(each)) } }
  })
  return {
    lines: withLetters(ends),
    across: x.ticks(5).map((tick) => ({ x: rounded(x(tick)), text: count.format(tick) })),
    up: y.ticks(5).map((tick) => ({ y: rounded(y(tick)), text: formatUnitPrice(BigInt(Math.round(tick))) })),
    today: demand > 0 && demand <= to ? { x: rounded(x(demand)), text: count.format(demand) } : null,
  }
}

const rounded = (place: number) => Math.round(place * 10) / 10

/** To a little beyond the last price and the demand; a price that no demand comes near would squash all others. */
const farthest = (last: number, demand: number) =>
  demand === 0 ? last * 1.2 : Math.min(Math.max(last * 1.2, demand * 1.3), demand * 5)

type Span = { from: number; to: number; starts: readonly number[] }

/** Whole packs of this supplier's size; at both sides of every start of a price, and evenly between. */
function pointsOf(terms: PoolTerms, item: PoolItem, { quote }: Offer, { from, to, starts }: Span): Point[] {
  const pack = quote.items.find(({ itemId }) => itemId === item.id)?.packSize ?? 1
  const even = Array.from({ length: SAMPLES + 1 }, (_, i) => from + ((to - from) * i) / SAMPLES)
  const places = [...even, ...starts, ...starts.map((start) => start - 1)]
  const quantities = new Set(places.map((place) => Math.max(1, Math.floor(place / pack)) * pack))
  const alone = { ...terms, items: [item] }
  return [...quantities]
    .filter((quantity) => quantity >= from && quantity <= to)
    .sort((a, b) => a - b)
    .flatMap((quantity) => {
      const cost = costAt(alone, quote, item, quantity, new Map())
      if (!cost) return []
      // An item that is bought by itself bears the delivery; among several it stands for its goods alone.
      const isOnly = terms.items.length === 1
      const each = isOnly ? Number(cost.order.netPence * 100n) / quantity : Number(cost.each)
      return [{ quantity, each }]
    })
}

/** Letters beside the lines' ends, moved apart where lines end close together. */
function withLetters(ends: Omit<PictureLine, "letterY">[]): PictureLine[] {
  const sorted = ends.toSorted((a, b) => a.end.y - b.end.y)
  let before = TOP - LETTER
  const placed = sorted.map((one) => {
    before = Math.max(one.end.y, before + LETTER)
    return { ...one, letterY: before }
  })
  const over = Math.max(0, before - FOOT)
  return placed.map((one) => ({ ...one, letterY: Math.max(TOP, one.letterY - over) }))
}
