import { Card, CardGrid } from "#app/components/card.tsx"
import { Tag } from "#app/components/tag.tsx"

export type GroupCard = {
  id: string
  name: string
  about: string
  /** "2 schools wait for an answer"; null: nothing waits. */
  waiting: string | null
  coordinated: boolean
}

/** Groups that the viewer's school is in, or that they coordinate. */
export function GroupList({ groups }: { groups: GroupCard[] }) {
  return (
    <CardGrid>
      {groups.map((group) => (
        <Card
          key={group.id}
          title={group.name}
          href={`/groups/${group.id}`}
          aside={group.coordinated && <Tag tone="active">You coordinate it</Tag>}
        >
          <p>{group.about}</p>
          {group.waiting && (
            <p>
              <Tag tone="attention">{group.waiting}</Tag>
            </p>
          )}
        </Card>
      ))}
    </CardGrid>
  )
}
