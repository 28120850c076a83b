import { months } from "#app/core/civil-time.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const ISO_MONTH = /^(20\d{2})-(0[1-9]|1[0-2])$/
const SPOKEN_MONTH = /^([a-z]{3,9})\s+(20\d{2})$/i
const NUMBERED_MONTH = /^(0?[1-9]|1[0-2])[/. ](20\d{2})$/

/** Reads "2026-10", "October 2026" or "10/2026" into the first day of the month. */
export const parseMonth = (text: string): Outcome<Temporal.PlainDate> => {
  const typed = text.trim().replace(/\s+/g, " ")
  const iso = ISO_MONTH.exec(typed)
  if (iso) return succeed(firstDay(Number(iso[1]), Number(iso[2])))
  const numbered = NUMBERED_MONTH.exec(typed)
  if (numbered) return succeed(firstDay(Number(numbered[2]), Number(numbered[1])))
  const spoken = SPOKEN_MONTH.exec(typed)
  const at = spoken ? months.findIndex((name) => name.toLowerCase().startsWith(spoken[1]!.toLowerCase())) : -1
  return at < 0
    ? refuse("Enter a month and a year, like October 2026")
    : succeed(firstDay(Number(spoken![2]), at + 1))
}

const firstDay = (year: number, month: number) => Temporal.PlainDate.from({ year, month, day: 1 })

export const monthOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.with({ day: 1 })

/** "October 2026" */
export const monthName = ({ month, year }: Temporal.PlainDate): string => `${months[month - 1]} ${year}`

/** As addresses have it: "2026-10". */
export const monthKey = (month: Temporal.PlainDate): string => month.toString().slice(0, 7)

export const lastDayOf = (month: Temporal.PlainDate): Temporal.PlainDate =>
  month.with({ day: month.daysInMonth })
