import { civilDateOf } from "#app/core/civil-time.ts"
import { bankHolidayOn } from "#app/features/staffing/days/bank-holidays.ts"

/** The first day, at least so many days from today, on which every school is open. */
export function openDayAhead(days: number): string {
  let day = civilDateOf(Temporal.Now.instant()).add({ days })
  while (day.dayOfWeek > 5 || bankHolidayOn("england-and-wales", day) !== null) day = day.add({ days: 1 })
  return day.toString()
}

/** The same day of the last month that is over, from 9am to 3:30pm in London. */
export function lastMonthOn(dayOfMonth: number): { month: Temporal.PlainDate; during: string } {
  const month = civilDateOf(Temporal.Now.instant()).with({ day: 1 }).subtract({ months: 1 })
  const at = (time: string) =>
    month
      .with({ day: dayOfMonth })
      .toZonedDateTime({ timeZone: "Europe/London", plainTime: time })
      .toInstant()
  return { month, during: `[${at("09:00")},${at("15:30")})` }
}
