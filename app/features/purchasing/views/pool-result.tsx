import { Banner } from "#app/components/banner.tsx"
import { Table } from "#app/components/list/table.tsx"
import type { ResultView } from "#app/features/purchasing/showing/shown-pool.ts"
import { Explained, PoolShare } from "#app/features/purchasing/views/pool-share.tsx"

type Props = {
  result: ResultView
  isIn: boolean
  /** The page that says why, for those who may read it. */
  whyHref: string | null
}

/** What closing came to, for everybody; and the viewer's share of it. */
export function PoolResult({ result, isIn, whyHref }: Props) {
  return (
    <>
      <Banner kind={result.cleared ? "notice" : "warning"} title={result.sentence}>
        {result.early && <p>{result.early}</p>}
        {result.cleared && !result.share && <p>{notIn(isIn)}</p>}
      </Banner>
      {result.share && <PoolShare share={result.share} title="Your school’s share" />}
      {result.missed.length > 0 && (
        <>
          <h2 className="govuk-heading-s">What your school does not get</h2>
          <ul className="govuk-list govuk-list--bullet">
            {result.missed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <p className="kith-pool__note">
            Only those who answer for your school see its limits. Others see what was bought.
          </p>
        </>
      )}
      <Table
        caption={result.cleared ? "What the group bought" : "What the group wanted"}
        rows={result.items}
        rowKey={({ id }) => id}
        columns={[
          { head: "Item", cell: ({ name, reason }) => <Explained what={name} sentences={[reason]} /> },
          { head: "Result", cell: ({ outcome }) => outcome },
          { head: "Ordered", cell: ({ ordered }) => ordered, numeric: true },
          { head: "Price, ex VAT", cell: ({ price }) => price, numeric: true },
        ]}
        onPhones="stack"
      />
      {result.totals && (
        <p>
          The supplier’s invoice: {result.totals.goods} for goods and {result.totals.delivery} for delivery
          before VAT, {result.totals.vat} VAT, <strong>{result.totals.gross} in all</strong>. The schools’
          shares add up to exactly that.
        </p>
      )}
      {result.splitRefusal && (
        <Banner kind="warning" title="Delivery was shared equally">
          <p>{result.splitRefusal}</p>
        </Banner>
      )}
      {whyHref && (
        <p>
          <a href={whyHref}>Why this result, and what would have changed it</a>
        </p>
      )}
    </>
  )
}

const notIn = (isIn: boolean) =>
  isIn
    ? "Nothing that your school wanted is bought, so it pays nothing."
    : "Your school took no part, so it pays nothing."
