import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { FreeTimes } from "#app/features/staffing/bookings/views/free-times.tsx"
import { SpanSteps } from "#app/features/staffing/calendar/span-steps.tsx"
import { TermTable, WeekTable } from "#app/features/staffing/calendar/span-tables.tsx"
import type { Availability } from "#app/routes/people-and-things/present-availability.server.ts"

type Props = { id: string; availability: Availability; mayBook: boolean }

/** When somebody or something is to be had: the free times of two weeks, or a calendar by week or term. */
export function AvailabilitySection({ id, availability, mayBook }: Props) {
  const here = `/people-and-things/${id}`
  const isCalendar = availability.kind === "calendar"
  return (
    <section aria-labelledby="free">
      <h2 className="govuk-heading-m" id="free">
        {isCalendar ? availability.span.name : "What is free"}
      </h2>
      <TabsAsLinks
        label="What is free"
        tabs={[
          { href: `${here}#free`, text: "Free times", current: !isCalendar },
          { href: `${here}?view=term#free`, text: "Calendar", current: isCalendar },
        ]}
      />
      {isCalendar ? (
        <SpanCalendar here={here} {...availability} />
      ) : (
        <>
          <FreeTimes days={availability.days} mayBook={mayBook} />
          <OlderNewer
            newer={availability.earlier}
            newerText="Earlier"
            older={availability.later}
            olderText="Later"
            what="days"
          />
        </>
      )}
    </section>
  )
}

type CalendarProps = Extract<Availability, { kind: "calendar" }> & { here: string }

function SpanCalendar({ here, span, days }: CalendarProps) {
  const href = ({ view = span.view, on = span.start }: { view?: string; on?: string | null }) =>
    `${here}?${new URLSearchParams({ view, ...(on ? { on } : {}) })}#free`
  return (
    <>
      <SpanSteps {...{ span, href }} />
      <div className="kith-calendar">
        {span.view === "week" ? (
          <WeekTable caption={span.name} days={days} />
        ) : (
          <TermTable caption={span.name} days={days} hrefOf={(on) => href({ view: "week", on })} />
        )}
      </div>
    </>
  )
}
