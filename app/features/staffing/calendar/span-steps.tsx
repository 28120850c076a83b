import { type CalendarView, calendarViews, type Span } from "#app/features/staffing/calendar/span.ts"

type Props = {
  span: Pick<Span, "view" | "previous" | "next" | "isNow">
  /** The same page at another view or day; `on` null: now. */
  href: (to: { view?: CalendarView; on?: string | null }) => string
}

const viewNames: Record<CalendarView, string> = { week: "Week", term: "Term" }

/** The ways from the week or term shown to others. */
export function SpanSteps({ span, href }: Props) {
  return (
    <nav className="kith-calendar__steps" aria-label="Other weeks and terms">
      <a href={href({ on: span.previous })} rel="prev">
        Previous {span.view}
      </a>
      <a href={href({ on: span.next })} rel="next">
        Next {span.view}
      </a>
      {!span.isNow && <a href={href({ on: null })}>Today</a>}
      <span className="kith-calendar__views">
        {calendarViews.map((view) => (
          <a
            key={view}
            href={href({ view, ...(span.isNow ? { on: null } : {}) })}
            aria-current={view === span.view ? "true" : undefined}
          >
            {viewNames[view]}
          </a>
        ))}
      </span>
    </nav>
  )
}
