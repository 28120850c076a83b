import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { ButtonLink, ButtonRow } from "#app/components/button.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { arrivedOf } from "#app/features/purchasing/deliveries/delivery.ts"
import { deliveryForm } from "#app/features/purchasing/deliveries/delivery-form.ts"
import { readDeliveries } from "#app/features/purchasing/deliveries/delivery-queries.server.ts"
import { readDeliveryPage } from "#app/features/purchasing/deliveries/read-delivery-page.server.ts"
import { takeDelivery } from "#app/features/purchasing/deliveries/take-delivery.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { inPolicy, onlyLeads } from "#app/features/purchasing/pools/refusal.ts"
import { recordDelivery } from "#app/features/purchasing/recharging/record-delivery.server.ts"
import { DeliveryForms } from "#app/features/purchasing/views/delivery-form.tsx"
import {
  CorrectionList,
  DeliveryList,
  OrderedAndArrived,
} from "#app/features/purchasing/views/delivery-record.tsx"
import { Disputes } from "#app/features/purchasing/views/disputes.tsx"
import { PoolShare } from "#app/features/purchasing/views/pool-share.tsx"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Delivery")

const DONE: Record<string, string> = {
  part: "The delivery is recorded. The rest is still to come.",
  complete: "The delivery is complete. Every school has been told what it gets.",
  correct: "The correction is recorded. Every school that it concerns has been told.",
  answer: "The dispute is answered. The school has been told.",
}

const poolOf = async ({ tx, params }: Visit) => {
  const pool = await readPool(tx, params.poolId ?? "")
  if (!pool) throw notFound()
  return pool
}

export const loader = pageLoader(async (visit) => {
  const pool = await poolOf(visit)
  const page = await readDeliveryPage(visit.tx, pool, visit.actor)
  if (!page) throw redirect(`/pools/${pool.terms.id}`)
  return { page, done: wordsFor(DONE, visit.url.searchParams.get("done") ?? "") }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, context, request, afterCommit } = visit
  const form = await request.formData()
  const { terms, result } = await poolOf(visit)
  const goBack = (done: string) => {
    afterCommit(() => context.poolChanges.announce(terms.id))
    return redirect(`/pools/${terms.id}/delivery?done=${done}`)
  }
  if (form.get("intent") === "arrived") {
    const outcome = await recordDelivery(tx, actor, terms.id, context)
    return outcome.kind === "done" ? goBack("complete") : answerRefusal(outcome, form)
  }
  if (!can(actor, "deliver-pool", inPolicy(terms))) return answerRefusal(onlyLeads, form)
  const bought = terms.items.filter(({ id }) =>
    result?.items.some((one) => one.itemId === id && one.ordered > 0),
  )
  const deliveries = await readDeliveries(tx, terms.id)
  const parsed = parseForm(
    deliveryForm(bought, (id) => arrivedOf(deliveries, id), terms.items),
    form,
  )
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await takeDelivery(tx, actor, terms.id, parsed.value, context)
  if (outcome.kind === "recorded") return goBack("part")
  if (outcome.kind === "completed") return goBack("complete")
  return outcome.kind === "refused-field"
    ? refuseField(form, outcome.field, outcome.sentence)
    : answerRefusal(outcome, form)
})

export default function PoolDelivery() {
  const { viewer, page, done } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  const { pool } = page
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Delivery"
      caption={pool.title}
      width="wide"
      back={{ href: `/pools/${pool.id}`, text: "The pool" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      <p>
        {page.isComplete
          ? `${pool.supplier} has delivered to ${pool.lead}.`
          : `${pool.supplier} delivers to ${pool.lead}, and the delivery is not complete.`}
      </p>
      {page.mayConfirm && (
        <ButtonRow>
          <ButtonLink href={`/pools/${pool.id}/receipt`}>Say what your school received</ButtonLink>
        </ButtonRow>
      )}
      <OrderedAndArrived items={page.items} />
      {page.form && <DeliveryForms form={page.form} faults={faults} />}
      <DeliveryList deliveries={page.deliveries} />
      {page.receipts && <Disputes poolId={pool.id} receipts={page.receipts} mayAnswer={page.mayCorrect} />}
      <CorrectionList corrections={page.corrections} />
      {page.mayCorrect && (
        <p>
          <a href={`/pools/${pool.id}/correct`}>Correct what was delivered or charged</a>: another quantity,
          price or delivery cost on the supplier’s invoice.
        </p>
      )}
      {page.hasOrder && (
        <p>
          The purchase order as <a href={`/pools/${pool.id}/order.pdf`}>PDF</a> and as{" "}
          <a href={`/pools/${pool.id}/order.csv`}>CSV</a>.
        </p>
      )}
      {page.share && <PoolShare share={page.share} title="Your school’s share now" />}
    </Page>
  )
}
