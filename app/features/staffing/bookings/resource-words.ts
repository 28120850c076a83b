import { formatTime } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { AvailableHours } from "#app/features/staffing/bookings/available-hours.ts"
import type {
  PricePer,
  Resource,
  ResourceKind,
  Settlement,
} from "#app/features/staffing/bookings/resource.ts"

export const resourceKindNames: Record<ResourceKind, string> = { person: "Person", thing: "Thing or room" }

export const pricePerWords: Record<PricePer, string> = {
  hour: "an hour",
  "half-day": "a half-day",
  day: "a day",
  term: "a term",
}

export const settlementWords: Record<Settlement, string> = {
  money: "For money",
  hours: "In exchange, hour for hour",
  gift: "As a gift",
}

const weekdayNames = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"]

export const weekdayName = (weekday: number): string => weekdayNames[weekday - 1] ?? ""

type Priced = Pick<Resource, "pricePence" | "pricePer" | "exchange">

/** "£38.00 an hour ex VAT, or in exchange" */
export const priceInWords = ({ pricePence, pricePer, exchange }: Priced): string => {
  if (pricePence === null || pricePer === null) return exchange ? "In exchange, hour for hour" : "As a gift"
  return `${formatPounds(pricePence)} ${pricePerWords[pricePer]} ex VAT${exchange ? ", or in exchange" : ""}`
}

/** "Mondays and Tuesdays 9am to midday", one line for each time of the clock; none: at any time. */
export const hoursInWords = (hours: readonly AvailableHours[]): string[] => {
  const inOrder = hours.toSorted(
    (a, b) => a.weekday - b.weekday || Temporal.PlainTime.compare(a.from, b.from),
  )
  const byTime = Map.groupBy(inOrder, ({ from, to }) => `${formatTime(from)} to ${formatTime(to)}`)
  return [...byTime].map(
    ([time, days]) => `${listed(days.map(({ weekday }) => weekdayName(weekday)))} ${time}`,
  )
}

const listed = (names: readonly string[]) =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
