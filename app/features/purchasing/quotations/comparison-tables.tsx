import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Tag } from "#app/components/tag.tsx"
import type {
  CellView,
  ComparisonView,
  OfferView,
  QuantityRow,
  SchoolRow,
} from "#app/features/purchasing/quotations/comparison-view.ts"

/** Every offer with what it comes to for all that is wanted. */
export function OfferTable({ offers, isDemandKnown }: { offers: OfferView[]; isDemandKnown: boolean }) {
  const figures = [
    { head: "Goods, ex VAT", cell: ({ goods }: OfferView) => goods, numeric: true },
    { head: "Delivery, ex VAT", cell: ({ delivery }: OfferView) => delivery, numeric: true },
    { head: "VAT", cell: ({ vat }: OfferView) => vat, numeric: true },
    {
      head: "In all, inc VAT",
      numeric: true,
      cell: ({ gross, isCheapest }: OfferView) => (
        <>
          <strong>{gross}</strong>
          {isCheapest && (
            <>
              <br />
              <Tag tone="good">Cheapest</Tag>
            </>
          )}
        </>
      ),
    },
  ]
  return (
    <>
      <Table
        caption="What each would come to"
        captionHidden
        onPhones="stack"
        rows={offers}
        rowKey={({ key }) => key}
        columns={[
          { head: "Supplier", cell: (offer) => <Supplier offer={offer} /> },
          ...(isDemandKnown ? figures : []),
        ]}
      />
      {isDemandKnown && (
        <Details summary="How each was worked out">
          {offers.map(({ key, name, workings }) => (
            <div key={key}>
              <h3 className="govuk-heading-s">
                {key} {name}
              </h3>
              <ul className="govuk-list govuk-list--bullet">
                {workings.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </div>
          ))}
        </Details>
      )}
    </>
  )
}

function Supplier({ offer }: { offer: OfferView }) {
  const { key, name, href, standing, isExpired, notes } = offer
  return (
    <span className="kith-offer">
      <Key of={key} /> {href ? <a href={href}>{name}</a> : <strong>{name}</strong>}
      <span className={`kith-offer__standing${isExpired ? " kith-offer__standing--over" : ""}`}>
        {standing}
      </span>
      {notes.map((note) => (
        <span key={note} className="kith-offer__note">
          {note}
        </span>
      ))}
    </span>
  )
}

/** The letter of an offer as its line in the picture has it. */
function Key({ of }: { of: string }) {
  return <span className={`kith-key kith-key--${of}`}>{of}</span>
}

type Suppliers = ComparisonView["suppliers"]

/** A table with a column for each offer. */
function columnsFor<Row extends { cells: CellView[] }>(suppliers: Suppliers) {
  return suppliers.map(({ key, name }, place) => ({
    head: `${key} ${name}`,
    numeric: true,
    cell: ({ cells }: Row) => <Cell cell={cells[place]!} />,
  }))
}

function Cell({ cell: { main, detail, isCheapest } }: { cell: CellView }) {
  return (
    <span className="kith-offer-cell">
      <span className="kith-figures">{isCheapest ? <strong>{main}</strong> : main}</span>
      {detail && <span className="kith-offer__standing">{detail}</span>}
      {isCheapest && <Tag tone="good">Cheapest</Tag>}
    </span>
  )
}

/** One item at every quantity where a price changes. */
export function QuantityTable({
  caption,
  rows,
  suppliers,
}: {
  caption: string
  rows: QuantityRow[]
  suppliers: Suppliers
}) {
  return (
    <Table
      caption={caption}
      onPhones="stack"
      rows={rows}
      rowKey={({ quantity }) => quantity}
      columns={[
        {
          head: "If the group orders",
          cell: ({ quantity, isToday }) => (isToday ? <strong>{quantity}, as today</strong> : quantity),
        },
        ...columnsFor<QuantityRow>(suppliers),
      ]}
    />
  )
}

/** What every school would pay, offer by offer. */
export function SchoolTable({ rows, suppliers }: { rows: SchoolRow[]; suppliers: Suppliers }) {
  return (
    <Table
      caption="What every school would pay, inc VAT"
      captionHidden
      onPhones="stack"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { head: "School", cell: ({ name, href }) => <a href={href}>{name}</a> },
        ...columnsFor<SchoolRow>(suppliers),
      ]}
    />
  )
}
