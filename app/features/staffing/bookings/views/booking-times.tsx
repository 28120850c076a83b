import { Details } from "#app/components/details.tsx"
import type { TimeView } from "#app/features/staffing/bookings/booking-view.ts"

const SHOWN = 5

/** When a booking takes place; of many times the first ones, and the others for who wants them. */
export function BookingTimes({ times }: { times: TimeView[] }) {
  const more = times.length - SHOWN
  return (
    <>
      <List times={times.slice(0, SHOWN)} />
      {more > 0 && (
        <Details summary={`${more} more ${more === 1 ? "time" : "times"}`}>
          <List times={times.slice(SHOWN)} />
        </Details>
      )}
    </>
  )
}

function List({ times }: { times: TimeView[] }) {
  return (
    <ul className="govuk-list">
      {times.map(({ id, text, note }) => (
        <li key={id}>
          <strong>{text}</strong>
          {note && (
            <>
              <br />
              {note}
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
