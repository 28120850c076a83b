import { decimalPounds } from "#app/core/money.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"

const clock = (time: Temporal.PlainTime) => time.toString({ smallestUnit: "minute" })

/** What a form shows of a resource that stands, by field. */
export const resourceTyped = (resource: Resource): Record<string, string> => ({
  ...{
    kind: resource.kind,
    title: resource.title,
    description: resource.description,
    nation: resource.nation,
  },
  personId: resource.personId ?? "",
  weeklyHours: resource.weeklyMinutes === null ? "" : hoursTyped(resource.weeklyMinutes),
  noticeDays: String(resource.noticeDays),
  price: resource.pricePence === null ? "" : decimalPounds(resource.pricePence),
  pricePer: resource.pricePer ?? "",
  exchange: resource.exchange ? "yes" : "",
  active: resource.active ? "yes" : "",
  ...Object.fromEntries(
    resource.hours.flatMap(({ weekday, from, to }) => [
      [`hours.${weekday - 1}.from`, clock(from)],
      [`hours.${weekday - 1}.to`, clock(to)],
    ]),
  ),
})

/** "15", or "7:20" for what is no whole number of hours. */
const hoursTyped = (minutes: number): string =>
  minutes % 60 === 0
    ? String(minutes / 60)
    : `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`
