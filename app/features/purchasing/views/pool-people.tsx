import { Details } from "#app/components/details.tsx"
import { Moment } from "#app/components/moment.tsx"
import { Table } from "#app/components/table.tsx"
import type { HistoryView, ParticipantView, ShownPool } from "#app/features/purchasing/shown-pool.ts"

/** A page stays light however many schools are in; those who lead find all of them among the shares. */
const MOST_SHOWN = 100

const schoolName = ({ name, isMine }: ParticipantView) => (isMine ? `${name} (you)` : name)

/** Which schools are in, for everybody who sees the pool. */
export function Participants({ participants, isClosed }: Pick<ShownPool, "participants" | "isClosed">) {
  return (
    <section aria-labelledby="participants">
      <h2 className="govuk-heading-m" id="participants">
        {howMany(participants.length, isClosed)}
      </h2>
      {participants.length === 0 && !isClosed && <p>The first to join starts the climb.</p>}
      <ul className="kith-pool__schools">
        {participants.slice(0, MOST_SHOWN).map((school) => (
          <li key={school.id}>{schoolName(school)}</li>
        ))}
        {participants.length > MOST_SHOWN && <li>and {participants.length - MOST_SHOWN} more</li>}
      </ul>
    </section>
  )
}

const howMany = (count: number, isClosed: boolean) => {
  if (count === 0) return isClosed ? "No school was in" : "No school is in yet"
  const schools = count === 1 ? "1 school" : `${count} schools`
  return `${schools} ${isClosed ? (count === 1 ? "was" : "were") : count === 1 ? "is" : "are"} in`
}

/** How much every school takes of every item, for those who lead the pool. */
export function Demand({
  participants,
  items,
  isClosed,
}: Pick<ShownPool, "participants" | "items" | "isClosed">) {
  return (
    <Table
      caption={howMany(participants.length, isClosed)}
      rows={participants.slice(0, MOST_SHOWN)}
      rowKey={({ id }) => id}
      columns={[
        { head: "School", cell: schoolName },
        ...items.map((item) => ({
          head: `${item.name}, ${item.unit.many}`,
          cell: ({ taken }: ParticipantView) => taken[item.id] ?? "–",
          numeric: true,
        })),
        { head: "In since", cell: ({ since }) => <span className="kith-figures">{since}</span> },
      ]}
    />
  )
}

/** Everything that happened to the pool, who did it, and why. */
export function PoolHistory({ history }: { history: HistoryView[] }) {
  if (history.length === 0) return null
  return (
    <Details summary="History">
      <ul className="kith-pool__history">
        {history.map((step) => (
          <li key={step.key}>
            <strong>{step.what}</strong> by {step.by}, <Moment moment={step.at} />
            {step.reason && <p>{step.reason}</p>}
          </li>
        ))}
      </ul>
    </Details>
  )
}
