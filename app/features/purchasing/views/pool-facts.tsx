import { SummaryList } from "#app/components/list/summary-list.tsx"
import type { ShownPool } from "#app/features/purchasing/showing/shown-pool.ts"

type Props = { pool: Pick<ShownPool, "id" | "facts">; seesOffers: boolean; canCopy: boolean }

/** What a school that joins agrees to, and the ways from there to other offers and to a pool like it. */
export function PoolFacts({ pool, seesOffers, canCopy }: Props) {
  return (
    <section aria-labelledby="facts">
      <h2 className="govuk-heading-m" id="facts">
        The terms
      </h2>
      <SummaryList rows={pool.facts} />
      {seesOffers && (
        <p className="kith-no-print">
          <a href={`/pools/${pool.id}/quotations`}>What other suppliers offer</a>
        </p>
      )}
      {canCopy && (
        <p className="kith-no-print">
          <a href={`/pools/${pool.id}/again`}>Buy this again</a>
        </p>
      )}
    </section>
  )
}
