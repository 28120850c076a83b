import { Table } from "#app/components/list/table.tsx"
import type { DayAheadView } from "#app/features/staffing/bookings/resource-view.ts"

/** The coming days with what is free on each; each stretch leads to a form that has it filled in. */
export function FreeTimes({ days, mayBook }: { days: DayAheadView[]; mayBook: boolean }) {
  if (days.length === 0) return <p className="govuk-body">Nothing in these two weeks.</p>
  return (
    <div className="kith-free-times">
      <Table
        caption="What is free in these two weeks"
        captionHidden
        rows={days}
        rowKey={({ iso }) => iso}
        onPhones="stack"
        columns={[
          { head: "Day", cell: ({ day }) => day },
          { head: "Free", cell: (day) => day.note ?? <Stretches {...day} mayBook={mayBook} /> },
        ]}
      />
    </div>
  )
}

const Stretches = ({ day, free, mayBook }: DayAheadView & { mayBook: boolean }) => (
  <ul className="kith-free">
    {free.map(({ text, href }) => (
      <li key={href}>
        {mayBook ? (
          <a href={href}>
            <span className="govuk-visually-hidden">Book {day}, </span>
            {text}
          </a>
        ) : (
          text
        )}
      </li>
    ))}
  </ul>
)
