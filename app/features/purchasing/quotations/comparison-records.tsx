import { Table } from "#app/components/list/table.tsx"
import type { DecidedView, SchoolWorkings } from "#app/features/purchasing/quotations/comparison-view.ts"

/** How the figures of one school come about under every offer. */
export function SchoolExplained({ school: { name, offers } }: { school: SchoolWorkings }) {
  return (
    <div className="govuk-inset-text" id="school">
      <h3 className="govuk-heading-s">How the figures of {name} come about</h3>
      {offers.map(({ key, name: supplier, parts }) => (
        <div key={key}>
          <p>
            <strong>
              {key} {supplier}
            </strong>
          </p>
          <ul className="govuk-list govuk-list--bullet">
            {parts.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** Quotations that were used or declined: they stay on the record. */
export function DecidedQuotations({ decided }: { decided: DecidedView[] }) {
  if (decided.length === 0) return null
  return (
    <section aria-labelledby="decided">
      <h2 className="govuk-heading-m" id="decided">
        Decided
      </h2>
      <Table
        caption="Quotations that were used or declined"
        captionHidden
        onPhones="stack"
        rows={decided}
        rowKey={({ id }) => id}
        columns={[
          { head: "Supplier", cell: ({ name, href }) => <a href={href}>{name}</a> },
          { head: "What became of it", cell: ({ what }) => what },
          { head: "Why", cell: ({ because }) => because || "–" },
        ]}
      />
    </section>
  )
}
