import { Table } from "#app/components/list/table.tsx"
import { formatShortDate } from "#app/core/civil-time.ts"
import { EntryList } from "#app/features/staffing/calendar/entry-list.tsx"
import { type DayPart, type DayView, dayParts } from "#app/features/staffing/calendar/lay-out-days.ts"

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

const partNames: Record<DayPart, string> = {
  morning: "Morning",
  afternoon: "Afternoon",
  evening: "After 4:30pm",
}

const isEmpty = ({ allDay, parts }: DayView) =>
  allDay.length === 0 && dayParts.every((part) => parts[part].length === 0)

const dayAndMonth = (day: DayView) => formatShortDate(dateOf(day)).replace(/ \d{4}$/, "")

const dateOf = ({ date }: DayView) => Temporal.PlainDate.from(date)

/** A week: a row for each day, and for Saturday and Sunday where something stands there. */
export function WeekTable({ caption, days }: { caption: string; days: DayView[] }) {
  const shown = days.filter((day) => !day.isWeekend || !isEmpty(day))
  return (
    <Table
      caption={caption}
      captionHidden
      onPhones="stack"
      columns={[
        { head: "Day", cell: (day) => <DayName day={day} /> },
        { head: "All day", cell: ({ allDay }) => <EntryList entries={allDay} /> },
        ...dayParts.map((part) => ({
          head: partNames[part],
          cell: ({ parts }: DayView) => <EntryList entries={parts[part]} />,
        })),
      ]}
      rows={shown}
      rowKey={({ date }) => date}
    />
  )
}

function DayName({ day }: { day: DayView }) {
  const date = dateOf(day)
  return (
    <>
      {WEEKDAYS[date.dayOfWeek - 1]}
      <br />
      {dayAndMonth(day)}
      {day.isToday && <span className="kith-calendar__today">Today</span>}
    </>
  )
}

/** A term: a row for each week, a column for each day of school. */
export function TermTable({
  caption,
  days,
  hrefOf,
}: {
  caption: string
  days: DayView[]
  /** Where a week leads to, if anywhere. */
  hrefOf?: (monday: string) => string
}) {
  const weeks: DayView[][] = []
  for (let at = 0; at < days.length; at += 7) weeks.push(days.slice(at, at + 7))
  return (
    <Table
      caption={caption}
      captionHidden
      onPhones="stack"
      columns={[
        {
          head: "Week",
          cell: ([monday]) =>
            monday &&
            (hrefOf ? <a href={hrefOf(monday.date)}>{dayAndMonth(monday)}</a> : dayAndMonth(monday)),
        },
        ...WEEKDAYS.slice(0, 5).map((head, index) => ({
          head,
          cell: (week: DayView[]) => week[index] && <TermDay day={week[index]} />,
        })),
      ]}
      rows={weeks}
      rowKey={([monday]) => monday?.date ?? ""}
    />
  )
}

/** A day as a term shows it: everything once, in the order of the day. */
function TermDay({ day }: { day: DayView }) {
  const all = [...day.allDay, ...dayParts.flatMap((part) => day.parts[part])]
  const once = [...new Map(all.map((entry) => [entry.uid, entry])).values()]
  return (
    <>
      {day.isToday && <span className="kith-calendar__today">Today</span>}
      <EntryList entries={once} />
    </>
  )
}
