import { Card } from "#app/components/card.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { ResourceRowView } from "#app/features/staffing/bookings/resource-view.ts"

/** People and things, one under the other; each title leads to its page. */
export function ResourceCards({ rows }: { rows: ResourceRowView[] }) {
  return (
    <ul className="kith-postings">
      {rows.map(({ id, title, school, kind, price, hours, active }) => (
        <li key={id}>
          <Card
            title={title}
            href={`/people-and-things/${id}`}
            aside={<Tag tone={active ? "active" : "neutral"}>{active ? kind : "Not to be booked now"}</Tag>}
          >
            <p>{school}</p>
            <p>
              {hours} · {price}
            </p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
