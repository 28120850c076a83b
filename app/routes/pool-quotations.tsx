import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { EmptyState } from "#app/components/empty-state.tsx"
import { OlderNewer } from "#app/components/older-newer.tsx"
import { Page } from "#app/components/page.tsx"
import { pageTitle } from "#app/components/page-title.ts"
import { TabsAsLinks } from "#app/components/tabs-as-links.tsx"
import { civilDateOf } from "#app/core/civil-time.ts"
import { wordsFor } from "#app/core/words-for.ts"
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
import { ExpectedDemand } from "#app/features/purchasing/quotations/expected-demand.tsx"
import { expectedDemandForm } from "#app/features/purchasing/quotations/expected-demand-form.ts"
import { presentComparison } from "#app/features/purchasing/quotations/present-comparison.server.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { readDemand } from "#app/features/purchasing/quotations/read-demand.server.ts"
import { reckonDemand } from "#app/features/purchasing/quotations/reckon-demand.server.ts"
import { takesQuotations } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { answerRefusal } from "#app/routes/pools/answer-refusal.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Compare suppliers")

const DONE: Record<string, string> = {
  saved: "The quotation is entered.",
  declined: "The quotation is declined. It stays on the record below.",
  reckoned: "The suppliers are compared for the demand that you expect.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url, now } = visit
  const view = await poolFor(visit, "see-quotations")
  const { terms } = view
  const quotations = await readQuotations(tx, terms.id)
  const { demand, expected } = await readDemand(tx, actor, view)
  const asked = (name: string) => url.searchParams.get(name)
  return {
    pool: { id: terms.id, title: terms.title },
    takesQuotations: takesQuotations(terms),
    isDraft: terms.state === "draft",
    hasQuotations: quotations.length > 0,
    expected: terms.items.map(({ id, name, unit }) => ({
      ...{ id, name, unit },
      expected: expected.get(id)?.toString() ?? "",
    })),
    comparison: presentComparison({
      ...{ terms, quotations, demand, today: civilDateOf(now) },
      ...{ itemId: asked("item"), schoolId: asked("school"), after: asked("after") },
    }),
    done: wordsFor(DONE, asked("done")),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request } = visit
  const form = await request.formData()
  const { terms } = await poolFor(visit, "enter-quotation")
  const parsed = parseForm(expectedDemandForm(terms.items), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await reckonDemand(tx, actor, { poolId: terms.id, lines: parsed.value })
  return outcome.kind === "reckoned"
    ? redirect(`/pools/${terms.id}/quotations?done=reckoned`)
    : answerRefusal(outcome, form)
})

export default function PoolQuotations() {
  const { viewer, pool, comparison, expected, done, ...page } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const base = `/pools/${pool.id}/quotations`
  const { offers, demand, item, items, suppliers, schools, school } = comparison
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Compare suppliers"
      caption={pool.title}
      width="wide"
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
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
    </Page>
  )
}
