import { Card } from "#app/components/card.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { PostRow } from "#app/features/staffing/posts/present-row.ts"

/** Shared posts, one under the other; each title leads to its page. */
export function PostCards({ rows }: { rows: PostRow[] }) {
  return (
    <ul className="kith-postings">
      {rows.map((row) => (
        <li key={row.id}>
          <Card
            title={row.title}
            href={`/posts/${row.id}`}
            aside={<Tag tone={row.tag.tone}>{row.tag.text}</Tag>}
          >
            <p>{row.gist}</p>
            <p>
              {row.demand} {row.when} <Moment moment={row.moment} />
            </p>
          </Card>
        </li>
      ))}
    </ul>
  )
}
