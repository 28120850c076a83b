import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** Where the dates of a copy come from: the same days and times in a later year, or from today on. */
export const copyDates = ["years-later", "from-today"] as const
export type CopyDates = (typeof copyDates)[number]

type Times = Pick<PoolTerms, "opensAt" | "closesAt" | "deliveryExpectedOn">

const LEAST_DAYS_OPEN = 7
const MOST_DAYS_OPEN = 60

/** The dates of a pool moved to when it is bought again; its closing is always still to come. */
export const copiedTimes = (terms: Times, dates: CopyDates, now: Temporal.Instant): Times =>
  dates === "years-later" ? yearsLater(terms, now) : fromToday(terms, now)

/** The same day of the year and time of the clock in London, in the first year whose closing is still to come. */
function yearsLater({ opensAt, closesAt, deliveryExpectedOn }: Times, now: Temporal.Instant): Times {
  const later = (instant: Temporal.Instant, years: number) =>
    instant.toZonedDateTimeISO(CIVIL_ZONE).add({ years }).toInstant()
  let years = 1
  while (Temporal.Instant.compare(later(closesAt, years), now) <= 0) years++
  return {
    opensAt: later(opensAt, years),
    closesAt: later(closesAt, years),
    deliveryExpectedOn: deliveryExpectedOn?.add({ years }) ?? null,
  }
}

/** Open from this hour for about as long as then, closing on a weekday at the same time, delivered as long after. */
function fromToday({ opensAt, closesAt, deliveryExpectedOn }: Times, now: Temporal.Instant): Times {
  const local = now.toZonedDateTimeISO(CIVIL_ZONE)
  const closed = closesAt.toZonedDateTimeISO(CIVIL_ZONE)
  const open = Math.round(opensAt.until(closesAt).total("hours") / 24)
  const days = Math.min(Math.max(open, LEAST_DAYS_OPEN), MOST_DAYS_OPEN)
  const closesOn = weekdayFrom(local.toPlainDate().add({ days }))
  const toDelivery = deliveryExpectedOn && civilDateOf(closesAt).until(deliveryExpectedOn)
  return {
    opensAt: local.round({ smallestUnit: "hour", roundingMode: "floor" }).toInstant(),
    closesAt: closesOn.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: closed.toPlainTime() }).toInstant(),
    deliveryExpectedOn: toDelivery && weekdayFrom(closesOn.add(toDelivery)),
  }
}

const weekdayFrom = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.dayOfWeek > 5 ? date.add({ days: 8 - date.dayOfWeek }) : date
