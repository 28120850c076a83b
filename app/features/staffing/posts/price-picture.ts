import { scaleBand, scaleLinear } from "d3-scale"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { divideUp } from "#app/core/rounding.ts"
import type { PostTerms } from "#app/features/staffing/posts/clear-post.ts"
import { daysInFigures, daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { dayPrices } from "#app/features/staffing/posts/explain-post.ts"

/** Across is percent of the picture's width, down is pixels: letters keep their size on every screen. */
export type PricePicture = {
  height: number
  base: number
  bars: {
    key: number
    x: number
    width: number
    y: number
    days: string
    price: string
    isReached: boolean
    says: string
  }[]
  /** Every number of days, those too dear to be drawn as well. */
  table: { key: number; days: string; price: string }[]
  /** Where the acting school's limit lies; null where it has said none. */
  limit: { y: number; text: string } | null
}

const HEADROOM = 26
const TALLEST = 150
const FOOT = 24
/** How many times the cheapest day a day may cost to be drawn. */
const STEEPEST = 3n

/** Rounded up, so that a limit of what the picture shows is enough. */
const wholePounds = (pence: Pence): string => formatPounds(divideUp(pence, 100n) * 100n).replace(/\.00$/, "")

/** What a day costs by how many days a week are taken: each one more makes all of them cheaper. */
export function pricePicture(
  terms: PostTerms,
  { reached, limitDayPence }: { reached: number; limitDayPence: Pence | null },
): PricePicture {
  const all = dayPrices(terms)
  const cheapest = all.at(-1)!.dayPence
  // The first few days are so dear that they would press all others flat: the table has them.
  const prices = all.filter(
    ({ halfDays, dayPence }) => dayPence <= cheapest * STEEPEST || halfDays === reached,
  )
  const dearest = prices[0]!.dayPence
  // A limit far above every price says nothing about any, and would press them flat.
  const drawn = limitDayPence !== null && limitDayPence <= (dearest * 5n) / 4n ? limitDayPence : null
  const highest = Number(drawn ?? 0n) > Number(dearest) ? Number(drawn) : Number(dearest)
  const across = scaleBand<number>()
    .domain(prices.map(({ halfDays }) => halfDays))
    .range([0, 100])
    .padding(0.12)
  const down = scaleLinear()
    .domain([0, highest])
    .range([HEADROOM + TALLEST, HEADROOM])
  const rounded = (place: number) => Math.round(place * 100) / 100
  return {
    height: HEADROOM + TALLEST + FOOT,
    base: HEADROOM + TALLEST,
    table: all.map(({ halfDays, dayPence }) => ({
      ...{ key: halfDays, days: daysInFigures(halfDays), price: formatPounds(dayPence) },
    })),
    bars: prices.map(({ halfDays, dayPence }) => ({
      ...{ key: halfDays, x: rounded(across(halfDays)!), width: rounded(across.bandwidth()) },
      y: rounded(down(Number(dayPence))),
      days: daysInFigures(halfDays),
      price: wholePounds(dayPence),
      isReached: halfDays === reached,
      says: `${daysInWords(halfDays)} taken: ${formatPounds(dayPence)} a day`,
    })),
    limit:
      limitDayPence === null
        ? null
        : { y: rounded(down(Number(limitDayPence))), text: `your limit ${formatPounds(limitDayPence)}` },
  }
}
