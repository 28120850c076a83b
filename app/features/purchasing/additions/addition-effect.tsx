import { Banner } from "#app/components/banner.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { EffectView } from "#app/features/purchasing/additions/additions-view.ts"

type Row = Extract<EffectView, { accepts: true }>["schools"][number]

/** What accepting an addition would do to the price and to what every school pays. */
export function AdditionEffect({ effect }: { effect: EffectView }) {
  if (!effect.accepts) return <Banner kind="warning" title={effect.sentence} />
  return (
    <>
      <ul className="govuk-list govuk-list--bullet">
        {effect.prices.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Table
        caption="What every school would pay"
        rows={effect.schools}
        rowKey={({ id }) => id}
        columns={[
          { head: "School", cell: ({ name }: Row) => name },
          { head: "Now, inc VAT", cell: ({ before }: Row) => before, numeric: true },
          { head: "With this, inc VAT", cell: ({ after }: Row) => <strong>{after}</strong>, numeric: true },
        ]}
        onPhones="stack"
      />
    </>
  )
}
