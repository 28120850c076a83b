import { SummaryList } from "#app/components/list/summary-list.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { PrintedInvoice, PrintedParty } from "#app/features/invoicing/printed-invoice.ts"

/** A document on the screen, and on paper when the page is printed: the words and figures of the PDF. */
export function InvoiceSheet({ invoice }: { invoice: PrintedInvoice }) {
  return (
    <article className="kith-sheet" aria-label={invoice.title}>
      <header className="kith-sheet__head">
        <div>
          <p className="kith-sheet__kind">{invoice.name}</p>
          <p className="kith-sheet__number kith-figures">{invoice.number}</p>
          {invoice.subtitle && <p>{invoice.subtitle}</p>}
        </div>
        <p className="kith-sheet__amount">
          {invoice.amount.label} <strong className="kith-figures">{invoice.amount.amount}</strong>
        </p>
      </header>
      <div className="kith-sheet__parties">
        <Party label="From" party={invoice.seller} />
        <Party label="To" party={invoice.buyer} />
        <SummaryList plain rows={invoice.facts.map(({ label, value }) => ({ key: label, value }))} />
      </div>
      {invoice.notice && <p className="govuk-inset-text">{invoice.notice}</p>}
      <h2 className="govuk-heading-m">{invoice.subject}</h2>
      <Lines invoice={invoice} />
      {invoice.vat && <Vat vat={invoice.vat} />}
      {invoice.payment && (
        <section>
          <h2 className="govuk-heading-m">{invoice.payment.heading}</h2>
          <p className="govuk-body">{invoice.payment.sentence}</p>
          <SummaryList
            plain
            rows={invoice.payment.facts.map(({ label, value }) => ({ key: label, value }))}
          />
        </section>
      )}
      <Workings workings={invoice.workings} />
    </article>
  )
}

function Party({ label, party }: { label: string; party: PrintedParty }) {
  return (
    <div>
      <p className="kith-sheet__label">{label}</p>
      <p className="kith-sheet__party">
        <strong>{party.name}</strong>
        {party.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </p>
    </div>
  )
}

function Lines({ invoice: { lines, totals, amount } }: { invoice: PrintedInvoice }) {
  const [first = "", ...figures] = lines.columns
  const sums = [...totals, amount]
  return (
    <>
      <Table
        caption="What this is for"
        captionHidden
        columns={[
          {
            head: first,
            cell: (row) => (
              <>
                {row.description}
                <span className="kith-sheet__code">{row.code}</span>
              </>
            ),
          },
          ...figures.map((head, place) => ({
            head,
            numeric: true,
            cell: (row: (typeof lines.rows)[number]) => row.figures[place],
          })),
        ]}
        rows={[...lines.rows]}
        rowKey={(row) => `${row.description} ${row.code} ${row.figures.join(" ")}`}
        onPhones="stack"
      />
      <dl className="kith-sheet__totals">
        {sums.map((sum) => (
          <div key={sum.label} className={sum === amount ? "kith-sheet__total" : undefined}>
            <dt>{sum.label}</dt>
            <dd className="kith-figures">{sum.amount}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Vat({ vat }: { vat: NonNullable<PrintedInvoice["vat"]> }) {
  return (
    <Table
      caption="VAT"
      columns={vat.columns.map((head, place) => ({
        head,
        numeric: place > 0,
        cell: (row: readonly string[]) => row[place],
      }))}
      rows={[...vat.rows]}
      rowKey={(row) => row[0] ?? ""}
      onPhones="stack"
    />
  )
}

function Workings({ workings }: { workings: PrintedInvoice["workings"] }) {
  if (workings.length === 0) return null
  return (
    <section className="kith-sheet__workings">
      <h2 className="govuk-heading-m">How this was worked out</h2>
      {workings.map(({ heading, sentences }) => (
        <section key={heading}>
          <h3 className="govuk-heading-s">{heading}</h3>
          {sentences.map((sentence) => (
            <p key={sentence} className="govuk-body">
              {sentence}
            </p>
          ))}
        </section>
      ))}
    </section>
  )
}
