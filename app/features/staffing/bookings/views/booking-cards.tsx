import { Card } from "#app/components/card.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { BookingRowView } from "#app/features/staffing/bookings/booking-view.ts"

/** Bookings, one under the other; each title leads to its page. */
export function BookingCards({ rows }: { rows: BookingRowView[] }) {
  return (
    <ul className="kith-postings">
      {rows.map(({ id, title, parties, when, state }) => (
        <li key={id}>
          <Card
            title={title}
            href={`/bookings/${id}`}
            level={3}
            aside={<Tag tone={state.tone}>{state.text}</Tag>}
          >
            <p>{when}</p>
            <p>{parties}</p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
