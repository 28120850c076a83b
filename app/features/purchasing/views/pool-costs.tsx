import { Details } from "#app/components/details.tsx"
import { FigureRow } from "#app/components/list/figure-row.tsx"
import { Money } from "#app/components/money.tsx"
import type { CaseView, CostsView } from "#app/features/purchasing/showing/shown-pool.ts"

/** What the pool comes to for the viewer's school: at worst, as things stand, alone. */
export function PoolCosts({ costs, isSettling }: { costs: CostsView; isSettling: boolean }) {
  const { worst, likely, alone, saving } = costs
  const cases = [
    { label: "At worst", of: worst },
    { label: "Likely, at today’s demand", of: likely },
    ...(alone ? [{ label: "Buying alone", of: alone }] : []),
  ]
  return (
    <div className="kith-pool__costs" aria-live="polite" aria-busy={isSettling}>
      <FigureRow
        figures={cases.map(({ label, of }) => ({
          label,
          figure: <Money text={of.gross} basis="inc VAT" />,
          note: of === likely && saving ? `${saving} less than alone` : `${of.net} ex VAT`,
          strong: of === likely,
        }))}
      />
      {!likely.clears && <p>{likely.explanation}</p>}
      {likely.missed.map((sentence) => (
        <p key={sentence} className="kith-pool__note">
          {sentence}
        </p>
      ))}
      <Details summary="How these are worked out">
        {cases.map(({ label, of }) => (
          <CaseParts key={label} label={label} of={of} />
        ))}
      </Details>
    </div>
  )
}

function CaseParts({ label, of }: { label: string; of: CaseView }) {
  return (
    <>
      <h3 className="govuk-heading-s">
        {label}: {of.gross} inc VAT
      </h3>
      <p>{of.explanation}</p>
      <ul className="govuk-list govuk-list--bullet">
        {of.parts.map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
    </>
  )
}
