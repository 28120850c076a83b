import { formatDate } from "#app/core/civil-time.ts"
import { closureNames, type SchoolDays } from "#app/features/staffing/days/school-days.ts"

/** A term or a closure in a table. */
export type DaysRow = { id: string; name: string; days: string }

const inWords = ({ firstDay, lastDay }: { firstDay: Temporal.PlainDate; lastDay: Temporal.PlainDate }) =>
  firstDay.equals(lastDay) ? formatDate(firstDay) : `${formatDate(firstDay)} to ${formatDate(lastDay)}`

/** What a school has said of its days, as its page shows it. */
export const daysView = (days: SchoolDays | undefined): { terms: DaysRow[]; closures: DaysRow[] } => ({
  terms: (days?.terms ?? []).map((term) => ({ id: term.id, name: term.name, days: inWords(term) })),
  closures: (days?.closures ?? []).map((closure) => ({
    id: closure.id,
    name:
      closure.reason === "" ? closureNames[closure.kind] : `${closureNames[closure.kind]}: ${closure.reason}`,
    days: inWords(closure),
  })),
})
