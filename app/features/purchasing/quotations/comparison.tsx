import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { EmptyState } from "#app/components/list/empty-state.tsx"
import { OlderNewer } from "#app/components/list/older-newer.tsx"
import { TabsAsLinks } from "#app/components/page/tabs-as-links.tsx"
import { ComparisonFigure } from "#app/features/purchasing/quotations/comparison-figure.tsx"
import {
  DecidedQuotations,
  SchoolExplained,
} from "#app/features/purchasing/quotations/comparison-records.tsx"
import {
  OfferTable,
  QuantityTable,
  SchoolTable,
} from "#app/features/purchasing/quotations/comparison-tables.tsx"
import type { ComparisonView } from "#app/features/purchasing/quotations/comparison-view.ts"
import { ExpectedDemand, type ExpectedItem } from "#app/features/purchasing/quotations/expected-demand.tsx"

/** What those who lead a pool see on the page of its quotations. */
export type ComparisonPage = {
  takesQuotations: boolean
  isDraft: boolean
  hasQuotations: boolean
  expected: ExpectedItem[]
  comparison: ComparisonView
}

type Props = { page: ComparisonPage; base: string; faults?: FormFaults | null }

/** Suppliers side by side: for all that is wanted, item by item at every quantity, and for every school. */
export function Comparison({ page, base, faults }: Props) {
  const { comparison, expected } = page
  const { offers, demand, item, items, suppliers, schools, school } = comparison
  return (
    <>
      {!page.hasQuotations && (
        <EmptyState title="No quotations yet">
          <p>
            Send suppliers <a href={`${base}/file`}>a file to fill in</a>, and enter what comes back. Here you
            see side by side what each would mean for the group and for every school.
          </p>
        </EmptyState>
      )}
      {page.takesQuotations && (
        <ButtonRow>
          <ButtonLink href={`${base}/new`}>Enter a quotation</ButtonLink>
          <ButtonLink href={`${base}/import`} kind="secondary">
            Read one from a file
          </ButtonLink>
          <a href={`${base}/file`}>Download a file for suppliers</a>
        </ButtonRow>
      )}
      {page.hasQuotations && offers.length > 0 && (
        <section aria-labelledby="offers">
          <h2 className="govuk-heading-m" id="offers">
            {page.isDraft ? "For the demand that you expect" : "For today’s demand"}
          </h2>
          {comparison.verdict && <p className="kith-pool__headline">{comparison.verdict}</p>}
          {demand.sentence && <p>{demand.sentence}</p>}
          {!demand.isKnown && !page.isDraft && (
            <p>Nobody has joined yet, so there is no demand to compare for.</p>
          )}
          <OfferTable offers={offers} isDemandKnown={demand.isKnown} />
        </section>
      )}
      {page.isDraft && page.hasQuotations && <ExpectedDemand items={expected} faults={faults} />}
      {page.hasQuotations && item && (
        <section aria-labelledby="item">
          <h2 className="govuk-heading-m" id="item">
            At every quantity
          </h2>
          {items.length > 1 && (
            <TabsAsLinks
              label="Items"
              tabs={items.map(({ name, href, isShown }) => ({ href, text: name, current: isShown }))}
            />
          )}
          <div className="kith-comparison">
            {item.picture && (
              <ComparisonFigure
                picture={item.picture}
                spoken={item.spoken}
                caption={item.name}
                basis={item.basis}
              />
            )}
            <QuantityTable
              caption={
                items.length > 1
                  ? `The whole order, inc VAT, with other items as they are wanted`
                  : "The whole order, inc VAT"
              }
              rows={item.rows}
              suppliers={suppliers}
            />
          </div>
        </section>
      )}
      {page.hasQuotations && schools.length > 0 && (
        <section aria-labelledby="schools">
          <h2 className="govuk-heading-m" id="schools">
            For every school
          </h2>
          {school && <SchoolExplained school={school} />}
          <SchoolTable rows={schools} suppliers={suppliers} />
          <OlderNewer
            newer={comparison.schoolsNewer}
            older={comparison.schoolsOlder}
            what="schools"
            newerText="Before"
            olderText="More"
          />
        </section>
      )}
      <DecidedQuotations decided={comparison.decided} />
    </>
  )
}
