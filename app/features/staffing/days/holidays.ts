import { lies, type SchoolDays } from "#app/features/staffing/days/school-days.ts"

/** Longer than any holidays. Beyond that a school has only not entered its terms yet, and nothing is known. */
const LONGEST_HOLIDAYS_DAYS = 50

/** Whether a day lies before, between or after terms that a school has entered, and in none of them. */
export const isInHolidays = (day: Temporal.PlainDate, { terms }: Pick<SchoolDays, "terms">): boolean =>
  !terms.some((term) => lies(day, term)) &&
  terms.some(({ firstDay, lastDay }) =>
    lies(day, {
      firstDay: firstDay.subtract({ days: LONGEST_HOLIDAYS_DAYS }),
      lastDay: lastDay.add({ days: LONGEST_HOLIDAYS_DAYS }),
    }),
  )
