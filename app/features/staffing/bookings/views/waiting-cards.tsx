import { Card } from "#app/components/card.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { WaitingRowView } from "#app/features/staffing/bookings/waiting-view.ts"

/** What a school waits for, one under the other; each title leads to its page. */
export function WaitingCards({ rows }: { rows: WaitingRowView[] }) {
  return (
    <ul className="kith-postings">
      {rows.map(({ id, title, when, place, isHeld }) => (
        <li key={id}>
          <Card
            title={title}
            href={`/bookings/waiting/${id}`}
            level={3}
            aside={<Tag tone={isHeld ? "attention" : "neutral"}>{isHeld ? "Held for you" : "Waiting"}</Tag>}
          >
            <p>{when}</p>
            <p>{place}</p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
