import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { inPolicy } from "#app/features/purchasing/pools/refusal.ts"
import { Comparison } from "#app/features/purchasing/quotations/comparison.tsx"
import { expectedDemandForm } from "#app/features/purchasing/quotations/expected-demand-form.ts"
import { OwnOffers } from "#app/features/purchasing/quotations/own-offers.tsx"
import { presentOwnOffers } from "#app/features/purchasing/quotations/present-own-offers.server.ts"
import { readOffers } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { reckonDemand } from "#app/features/purchasing/quotations/reckon-demand.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { readComparison } from "#app/routes/pools/read-comparison.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Compare suppliers")

const DONE: Record<string, string> = {
  saved: "The quotation is entered.",
  declined: "The quotation is declined. It stays on the record below.",
  reckoned: "The suppliers are compared for the demand that you expect.",
}

export const loader = pageLoader(async (visit) => {
  const { tx, actor, url } = visit
  const view = await poolFor(visit, "see-pool")
  const { terms } = view
  const pool = { id: terms.id, title: terms.title }
  if (can(actor, "see-quotations", inPolicy(terms))) {
    const done = wordsFor(DONE, url.searchParams.get("done"))
    return { pool, done, comparison: await readComparison(visit, view), own: null }
  }
  const school = actor.school
  if (school === null || !can(actor, "see-own-offers", { state: terms.state, isIn: view.mine !== null }))
    throw forbidden("What suppliers offer is for those who lead the pool, and for schools that are in it.")
  const own = presentOwnOffers(view, await readOffers(tx, terms.id), school.id)
  return { pool, done: null, comparison: null, own: { ...own, school: school.name } }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request } = visit
  const form = await request.formData()
  intentOf(form, ["reckon"])
  const { terms } = await poolFor(visit, "enter-quotation")
  const parsed = parseForm(expectedDemandForm(terms.items), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await reckonDemand(tx, actor, { poolId: terms.id, lines: parsed.value })
  return outcome.kind === "reckoned"
    ? redirect(`/pools/${terms.id}/quotations?done=reckoned`)
    : answerRefusal(outcome, form)
})

export default function PoolQuotations() {
  const { viewer, pool, comparison, own, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
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
      {comparison && <Comparison page={comparison} base={`/pools/${pool.id}/quotations`} faults={faults} />}
      {own && <OwnOffers offers={own} school={own.school} />}
    </Page>
  )
}
