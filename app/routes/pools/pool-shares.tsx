import { redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Details } from "#app/components/details.tsx"
import { Table } from "#app/components/list/table.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { asItStands } from "#app/features/purchasing/corrections/as-it-stands.server.ts"
import { presentShares } from "#app/features/purchasing/showing/present-shares.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("All schools’ shares")

export const loader = pageLoader(async (visit) => {
  const view = await poolFor(visit, "see-shares")
  const shares = presentShares(await asItStands(visit.tx, view))
  if (!shares) throw redirect(`/pools/${view.terms.id}`)
  return { pool: { id: view.terms.id, title: view.terms.title }, shares }
})

export default function PoolShares() {
  const { viewer, pool, shares } = useLoaderData<typeof loader>()
  const { schools, total, supplier } = shares
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="All schools’ shares"
      caption={pool.title}
      width="wide"
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
    >
      <p>{shares.recharge}</p>
      {shares.reconciles ? (
        <Banner
          kind="notice"
          title={`The shares add up to exactly the supplier’s ${supplier.gross} inc VAT`}
        />
      ) : (
        <Banner kind="warning" title="The shares do not add up to the supplier’s total">
          <p>Do not issue invoices. Write to whoever runs Kith for you.</p>
        </Banner>
      )}
      <Table
        caption="What every school pays"
        rows={schools}
        rowKey={({ id }) => id}
        columns={[
          { head: "School", cell: ({ name }) => name },
          { head: "Order number", cell: ({ orderNumber }) => orderNumber },
          { head: "Goods, ex VAT", cell: ({ goods }) => goods, numeric: true },
          { head: "Delivery, ex VAT", cell: ({ delivery }) => delivery, numeric: true },
          { head: "VAT", cell: ({ vat }) => vat, numeric: true },
          { head: "In all, inc VAT", cell: ({ gross }) => <strong>{gross}</strong>, numeric: true },
        ]}
        foot={[
          schools.length === 1 ? "1 school" : `${schools.length} schools`,
          "",
          total.goods,
          total.delivery,
          total.vat,
          total.gross,
        ]}
        onPhones="stack"
      />
      <h2 className="govuk-heading-m">How each was worked out</h2>
      {schools.map((school) => (
        <Details key={school.id} summary={`${school.name}: ${school.gross} inc VAT`}>
          <ul className="govuk-list govuk-list--bullet">
            {school.parts.map((part) => (
              <li key={part.key}>
                {part.name}: {part.net} ex VAT. {part.sentences.join(" ")}
              </li>
            ))}
          </ul>
        </Details>
      ))}
    </Page>
  )
}
