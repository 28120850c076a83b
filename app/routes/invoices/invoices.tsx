import { useLoaderData } from "@remix-run/react"
import { SelectField } from "#app/components/form/select-field.tsx"
import { TextField } from "#app/components/form/text-field.tsx"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { Filters } from "#app/components/list/filters.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Money } from "#app/components/money.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { invoiceExports } from "#app/features/invoicing/exports/invoice-exports.ts"
import {
  invoiceFilterQuery,
  isNarrowed,
  misreadReference,
  readInvoiceCursor,
  readInvoiceFilter,
} from "#app/features/invoicing/invoice-filter.ts"
import { listInvoices } from "#app/features/invoicing/invoice-list.server.ts"
import { type InvoiceListView, invoiceListView } from "#app/features/invoicing/invoice-list-view.ts"
import { StandingTag } from "#app/features/invoicing/standing-tag.tsx"
import { whoHandlesMoney } from "#app/server/doors/money-door.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Invoices")

export const loader = pageLoader(async ({ tx, actor, url, now }) => {
  const { school } = whoHandlesMoney(actor, "see-invoices")
  const [filter, cursor] = [readInvoiceFilter(url.searchParams), readInvoiceCursor(url.searchParams)]
  const today = civilDateOf(now)
  const list = await listInvoices(tx, { schoolId: school.id, today }, filter, cursor)
  const typed = misreadReference(url.searchParams)
  return {
    filter,
    misread: typed === null ? null : { typed: { reference: typed }, sentences: { reference: MISREAD } },
    narrowed: isNarrowed(filter) || typed !== null,
    list: invoiceListView(list, filter, today),
    exports: invoiceExports.map(({ key, name, description }) => ({
      ...{ name, description, href: `/invoices/export?${invoiceFilterQuery(filter, { format: key })}` },
    })),
  }
})

const MISREAD = "Enter a payment reference of eight letters and digits, as it stands on the invoice"

export default function Invoices() {
  const { viewer, filter, misread, narrowed, list, exports } = useLoaderData<typeof loader>()
  const sent = filter.side === "sent"
  return (
    <Page viewer={viewer} section="invoices" title="Invoices" width="wide" faults={misread}>
      <TabsAsLinks
        label="Invoices received and sent"
        tabs={[
          { href: "/invoices", text: "Received", current: !sent },
          { href: "/invoices?side=sent", text: "Sent", current: sent },
        ]}
      />
      <FigureRow
        figures={[
          { label: sent ? "Owed to you" : "To pay", figure: list.owed, note: list.owedNote, strong: true },
          { label: "Of that overdue", figure: list.overdue, note: list.overdueNote },
        ]}
      />
      <Filters what="invoices" clear={narrowed ? `/invoices?side=${filter.side}` : null}>
        <input type="hidden" name="side" value={filter.side} />
        {filter.poolId && <input type="hidden" name="pool" value={filter.poolId} />}
        <SelectField
          name="standing"
          label="Payment"
          emptyText="All"
          value={filter.standing ?? ""}
          options={[
            { value: "unpaid", text: "To pay" },
            { value: "overdue", text: "Overdue" },
            { value: "paid", text: "Paid" },
          ]}
        />
        <SelectField
          name="school"
          label={sent ? "To school" : "From school"}
          emptyText="All schools"
          value={filter.schoolId ?? ""}
          options={list.schools.map(({ id, name }) => ({ value: id, text: name }))}
        />
        <TextField
          name="reference"
          label="Payment reference"
          value={filter.reference ?? ""}
          width={10}
          spellCheck={false}
          autoComplete="off"
          faults={misread}
        />
      </Filters>
      {misread !== null || list.invoices.length === 0 ? (
        <NoInvoices narrowed={narrowed} sent={sent} />
      ) : (
        <>
          <InvoiceTable invoices={list.invoices} sent={sent} />
          <OlderNewer newer={list.newer} older={list.older} what="invoices" />
          <section className="kith-no-print">
            <h2 className="govuk-heading-m">Download these invoices</h2>
            <ul className="govuk-list govuk-list--spaced">
              {exports.map(({ name, description, href }) => (
                <li key={href}>
                  <a href={href}>{name}</a>. {description}
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </Page>
  )
}

function InvoiceTable({ invoices, sent }: { invoices: InvoiceListView["invoices"]; sent: boolean }) {
  return (
    <Table
      caption={sent ? "Invoices sent" : "Invoices received"}
      captionHidden
      onPhones="stack"
      rows={invoices}
      rowKey={(invoice) => invoice.id}
      columns={[
        {
          head: "Invoice",
          cell: (invoice) => (
            <a className="kith-figures" href={`/invoices/${invoice.id}`}>
              {invoice.number}
            </a>
          ),
        },
        { head: sent ? "To" : "From", cell: (invoice) => invoice.schoolName },
        { head: "For", cell: (invoice) => invoice.poolTitle },
        { head: "Due", cell: (invoice) => invoice.due },
        {
          head: "Total",
          numeric: true,
          cell: (invoice) => <Money text={invoice.gross} basis={invoice.basis} />,
        },
        { head: "Left to pay", numeric: true, cell: (invoice) => invoice.standing.owed ?? "–" },
        { head: "Payment", cell: (invoice) => <StandingTag standing={invoice.standing} /> },
      ]}
    />
  )
}

function NoInvoices({ narrowed, sent }: { narrowed: boolean; sent: boolean }) {
  if (narrowed)
    return <EmptyState title="No invoices match">Change what you ask for, or clear it.</EmptyState>
  return sent ? (
    <EmptyState title="Your school has sent no invoices">
      Your school issues them from a pool that it leads, once the order has been delivered, and at a month-end
      for what its people have done for others.
    </EmptyState>
  ) : (
    <EmptyState title="Your school has received no invoices">
      An invoice appears here when a pool that you joined has been delivered, and when another school charges
      for what its people have done for yours.
    </EmptyState>
  )
}
