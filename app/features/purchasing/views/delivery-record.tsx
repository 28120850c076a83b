import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Tag } from "#app/components/tag.tsx"
import type {
  ArrivedItemView,
  CorrectionView,
  DeliveryView,
} from "#app/features/purchasing/deliveries/shown-delivery.ts"

/** What was ordered beside what came of it, for everybody in the pool. */
export function OrderedAndArrived({ items }: { items: ArrivedItemView[] }) {
  return (
    <Table
      caption="Ordered and arrived"
      rows={items}
      rowKey={({ id }) => id}
      onPhones="stack"
      columns={[
        { head: "Item", cell: ({ name }) => name },
        { head: "Ordered", cell: ({ ordered }) => ordered, numeric: true },
        { head: "Arrived", cell: ({ arrived }) => arrived, numeric: true },
        { head: "Difference", cell: ({ difference }) => difference, numeric: true },
        { head: "Price, ex VAT", cell: ({ price }) => price },
      ]}
    />
  )
}

export function DeliveryList({ deliveries }: { deliveries: DeliveryView[] }) {
  if (deliveries.length === 0)
    return (
      <EmptyState title="Nothing has been recorded yet">
        <p>Each delivery stands here with its date, what came and who recorded it.</p>
      </EmptyState>
    )
  return (
    <Table
      caption="Deliveries"
      rows={deliveries}
      rowKey={({ id }) => id}
      onPhones="stack"
      columns={[
        { head: "Date", cell: ({ on }) => on },
        {
          head: "What arrived",
          cell: ({ what, note }) => (
            <div>
              {what.length === 0 && "Nothing"}
              {what.map((line) => (
                <div key={line}>{line}</div>
              ))}
              {note && <span className="kith-pool__why">{note}</span>}
            </div>
          ),
        },
        { head: "Recorded by", cell: ({ by }) => by },
        {
          head: "Complete",
          cell: ({ completes }) =>
            completes ? <Tag tone="good">Complete</Tag> : <Tag tone="active">Part</Tag>,
        },
      ]}
    />
  )
}

/** Every correction, the latest first: why, what it did to the whole, and what it did to the viewer's school. */
export function CorrectionList({ corrections }: { corrections: CorrectionView[] }) {
  if (corrections.length === 0) return null
  return (
    <section aria-labelledby="corrections">
      <h2 className="govuk-heading-m" id="corrections">
        What changed after the order
      </h2>
      {corrections.map((correction) => (
        <article key={correction.id} className="kith-correction">
          <p>
            <strong>{correction.reason}</strong> <span className="kith-pool__why">{correction.by}</span>
          </p>
          <p>{correction.supplier}</p>
          {correction.mine.length > 0 && (
            <Table
              caption="For your school"
              rows={correction.mine}
              rowKey={({ name }) => name}
              onPhones="stack"
              columns={[
                { head: "Part", cell: ({ name }) => name },
                { head: "Before", cell: ({ before }) => before },
                { head: "Now", cell: ({ after }) => after },
                { head: "Difference", cell: ({ difference }) => difference, numeric: true },
              ]}
            />
          )}
        </article>
      ))}
    </section>
  )
}
