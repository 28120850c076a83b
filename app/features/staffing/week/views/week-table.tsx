import type { Cell, ShownWeek } from "#app/features/staffing/week/present-week.ts"

/** Who has the specialist when: a table, and on a phone a list of days. */
export function WeekTable({ week }: { week: ShownWeek }) {
  return (
    <table className="govuk-table kith-week">
      <caption className="govuk-visually-hidden">The week, by mornings and afternoons</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">Morning</th>
          <th scope="col">Afternoon</th>
        </tr>
      </thead>
      <tbody>
        {week.rows.map(({ day, am, pm, isWhole }) => (
          <tr key={day}>
            <th scope="row">{day}</th>
            {isWhole ? (
              <WeekCell cell={am} label="All day" wide />
            ) : (
              <>
                <WeekCell cell={am} label="Morning" />
                <WeekCell cell={pm} label="Afternoon" />
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WeekCell({ cell, label, wide }: { cell: Cell; label: string; wide?: boolean }) {
  return (
    <td colSpan={wide ? 2 : 1} className={`kith-week__cell kith-week__cell--${cell.kind}`}>
      <span className="kith-week__label" aria-hidden="true">
        {label}
      </span>
      {cell.text}
      {cell.kind === "own" && " (you)"}
    </td>
  )
}

/** What each school has of the week, one's own first, and why not the days that it would rather have. */
export function WeekReasons({ schools }: Pick<ShownWeek, "schools">) {
  return (
    <ul className="kith-week-reasons">
      {schools.map((school) => (
        <li key={school.id}>
          <p>
            <strong>{school.isOwn ? `${school.name} (you)` : school.name}</strong>: {school.days}.
          </p>
          {school.because.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}
