import { Table } from "#app/components/list/table.tsx"
import type { LiveShare, LiveView } from "#app/features/purchasing/live/live-clearing.ts"

/** The clearing of an open pool as it would be now; with JavaScript it stays so while one looks. */
export function LivePanel({ live, share }: { live: LiveView; share: LiveShare | null }) {
  return (
    <section className="kith-live" aria-labelledby="live">
      <h2 className="govuk-heading-m" id="live">
        If it closed now
      </h2>
      {live.more && (
        <p>
          <strong>{live.more}</strong>
          {share?.saves && ` Yours saves ${share.saves}.`}
        </p>
      )}
      <Table
        caption="What would be bought"
        captionHidden
        rows={live.items}
        rowKey={({ id }) => id}
        columns={[
          { head: "Item", cell: ({ name }) => name },
          { head: "Result", cell: ({ outcome }) => outcome },
          { head: "Ordered", cell: ({ ordered }) => ordered, numeric: true },
          { head: "Price, ex VAT", cell: ({ price }) => price, numeric: true },
        ]}
        onPhones="stack"
      />
      <p>
        {live.gross
          ? `${live.schools} would order for ${live.gross} inc VAT, delivery included.`
          : "Nothing would be bought yet, and nobody would pay."}
        {share && (
          <>
            {" "}
            Your school’s share: <strong>{share.gross}</strong> inc VAT.
          </>
        )}
      </p>
    </section>
  )
}
