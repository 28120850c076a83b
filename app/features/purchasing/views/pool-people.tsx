import { Table } from "#app/components/list/table.tsx"
import type { DemandView, ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"

type School = ShownPool["participants"]["schools"][number]

const schoolName = ({ name, isMine }: School) => (isMine ? `${name} (you)` : name)

/** Which schools are in, for everybody who sees the pool. */
export function Participants({ participants, isClosed }: Pick<ShownPool, "participants" | "isClosed">) {
  const { count, schools } = participants
  return (
    <section aria-labelledby="participants">
      <h2 className="govuk-heading-m" id="participants">
        {howMany(count, isClosed)}
      </h2>
      {count === 0 && !isClosed && <p>The first to join starts the climb.</p>}
      <ul className="kith-pool__schools">
        {schools.map((school) => (
          <li key={school.id}>{schoolName(school)}</li>
        ))}
        {count > schools.length && <li>and {count - schools.length} more</li>}
      </ul>
    </section>
  )
}

const howMany = (count: number, isClosed: boolean) => {
  if (count === 0) return isClosed ? "No school was in" : "No school is in yet"
  const schools = count === 1 ? "1 school" : `${count} schools`
  return `${schools} ${isClosed ? (count === 1 ? "was" : "were") : count === 1 ? "is" : "are"} in`
}

type DemandProps = Pick<ShownPool, "participants" | "items" | "isClosed"> & { demand: DemandView[] }

/** How much every school takes of every item, for those who lead the pool. */
export function Demand({ participants, demand, items, isClosed }: DemandProps) {
  const { count, schools } = participants
  const of = new Map(demand.map((school) => [school.id, school]))
  return (
    <Table
      caption={howMany(count, isClosed)}
      rows={schools}
      rowKey={({ id }) => id}
      onPhones="stack"
      columns={[
        { head: "School", cell: schoolName },
        ...items.map((item) => ({
          head: `${item.name}, ${item.unit.many}`,
          cell: ({ id }: School) => of.get(id)?.taken[item.id] ?? "–",
          numeric: true,
        })),
        { head: "In since", cell: ({ id }) => <span className="kith-figures">{of.get(id)?.since}</span> },
      ]}
    />
  )
}
