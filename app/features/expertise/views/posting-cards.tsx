import { Card } from "#app/components/card.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { PostingRowView } from "#app/features/expertise/posting-view.ts"

/** Offers or needs, one under the other; each title leads to its page. */
export function PostingCards({ rows, level = 2 }: { rows: PostingRowView[]; level?: 2 | 3 }) {
  return (
    <ul className="kith-postings">
      {rows.map((row) => (
        <li key={row.id}>
          <Card
            title={row.title}
            href={`/sharing/postings/${row.id}`}
            level={level}
            aside={<Standing {...row} />}
          >
            <p>{row.distance ? `${row.school}, ${row.distance}` : row.school}</p>
            <p>
              {row.gist} · {row.rate}
            </p>
            {row.reasons.length > 0 && <p>Why it fits: {row.reasons.join(". ")}.</p>}
          </Card>
        </li>
      ))}
    </ul>
  )
}

function Standing({ ended, awaitsApproval, kind }: PostingRowView) {
  if (ended) return <Tag>Ended</Tag>
  return awaitsApproval ? <Tag tone="attention">Waits for approval</Tag> : <Tag tone="active">{kind}</Tag>
}
