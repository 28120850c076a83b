import { CIVIL_ZONE } from "#app/core/civil-time.ts"

/** Months and days between which English schools are closed, about; the Easter holiday moves, and is left out. */
const holidays = [
  ["02-14", "02-20"],
  ["05-25", "05-31"],
  ["07-23", "09-01"],
  ["10-24", "10-31"],
  ["12-19", "12-31"],
  ["01-01", "01-04"],
] as const

const isHoliday = (date: Temporal.PlainDate) => {
  const monthAndDay = date.toString().slice(5)
  return holidays.some(([first, last]) => first <= monthAndDay && monthAndDay <= last)
}

const isWeekday = (date: Temporal.PlainDate) => date.dayOfWeek <= 5

/** This date or the next one on which schools are open. */
export const schoolDayFrom = (date: Temporal.PlainDate): Temporal.PlainDate =>
  isWeekday(date) && !isHoliday(date) ? date : schoolDayFrom(date.add({ days: 1 }))

/** This date or the next one from Monday to Friday; holidays count, because deadlines run on in them. */
export const weekdayFrom = (date: Temporal.PlainDate): Temporal.PlainDate =>
  isWeekday(date) ? date : weekdayFrom(date.add({ days: 1 }))

/** This date or the last one before it from Monday to Friday. */
export const weekdayUpTo = (date: Temporal.PlainDate): Temporal.PlainDate =>
  isWeekday(date) ? date : weekdayUpTo(date.subtract({ days: 1 }))

/** A time of day ("17:00") in England. */
export const at = (date: Temporal.PlainDate, time: string): Temporal.Instant =>
  date.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: Temporal.PlainTime.from(time) }).toInstant()
