import { Moment } from "#app/components/moment.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { ClimbView, ShownPoolRow } from "#app/features/purchasing/showing/shown-pool-row.ts"

/** Pools in a list; the whole row leads to its pool. */
export function PoolRows({ rows }: { rows: ShownPoolRow[] }) {
  return (
    <ul className="kith-pool-rows">
      {rows.map((row) => (
        <li key={row.id} className="kith-pool-row">
          <div className="kith-pool-row__what">
            <a href={`/pools/${row.id}`}>{row.title}</a>
            <span>{row.from}</span>
          </div>
          <div className="kith-pool-row__when">
            {row.when} <Moment moment={row.moment} />
          </div>
          <div className="kith-pool-row__climb">
            {row.climb && <Climb climb={row.climb} />}
            <span>{row.schools}</span>
          </div>
          <Tag tone={row.tag.tone}>{row.tag.text}</Tag>
        </li>
      ))}
    </ul>
  )
}

function Climb({ climb }: { climb: ClimbView }) {
  return (
    <>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="8" />
        <rect width={climb.percent} height="8" />
      </svg>
      <strong>{climb.text}</strong>
    </>
  )
}
