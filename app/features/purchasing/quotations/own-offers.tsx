import { EmptyState } from "#app/components/list/empty-state.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Tag } from "#app/components/tag.tsx"
import type { OwnOffersView } from "#app/features/purchasing/quotations/comparison-view.ts"

/** What each offer would come to for one school, for those who do not lead the pool. */
export function OwnOffers({ offers: { rows }, school }: { offers: OwnOffersView; school: string }) {
  if (rows.length < 2)
    return (
      <EmptyState title="No other offers">
        <p>Those who lead this pool have no other supplier’s offer to decide on.</p>
      </EmptyState>
    )
  return (
    <>
      <p>
        What {school} would pay for what it has asked for, if the pool closed with today’s demand. Other
        schools’ quantities are known only together, so it can differ by a little. The pool turns to another
        supplier only where nobody pays more for it.
      </p>
      <Table
        caption="What each offer would come to"
        captionHidden
        onPhones="stack"
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          {
            head: "Supplier",
            cell: ({ name, standing }) => (
              <span className="kith-offer">
                {name}
                <span className="kith-offer__standing">{standing}</span>
              </span>
            ),
          },
          {
            head: `For ${school}, inc VAT`,
            numeric: true,
            cell: ({ gross, note, isCheapest }) => (
              <span className="kith-offer-cell">
                <strong>{gross}</strong>
                {note && <span className="kith-offer__standing">{note}</span>}
                {isCheapest && <Tag tone="good">Cheapest</Tag>}
              </span>
            ),
          },
        ]}
      />
    </>
  )
}
