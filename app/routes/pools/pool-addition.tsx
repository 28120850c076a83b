import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { AdditionEffect } from "#app/features/purchasing/additions/addition-effect.tsx"
import { refusalForm } from "#app/features/purchasing/additions/addition-form.ts"
import { readAddition } from "#app/features/purchasing/additions/addition-queries.server.ts"
import { presentAddition } from "#app/features/purchasing/additions/present-addition.server.ts"
import {
  acceptAddition,
  refuseAddition,
  takeBackAddition,
} from "#app/features/purchasing/additions/settle-addition.server.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Asked for on top")

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const view = await readPool(tx, params.poolId ?? "")
  const addition = view && (await readAddition(tx, view.terms.id, params.additionId ?? ""))
  if (!view || !addition) throw notFound()
  return {
    pool: { id: view.terms.id, title: view.terms.title },
    addition: presentAddition(view, actor, addition),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, context } = visit
  const form = await request.formData()
  const which = { poolId: params.poolId ?? "", additionId: params.additionId ?? "" }
  const intent = form.get("intent")
  if (intent === "refuse") {
    const parsed = parseForm(refusalForm, form)
    if (!parsed.ok) return refuseForm(parsed.faults)
    const outcome = await refuseAddition(tx, actor, { ...which, ...parsed.value }, context)
    return outcome.kind === "done" ? goBack(visit, which.poolId, "not-added") : answerRefusal(outcome, form)
  }
  const outcome =
    intent === "take-back"
      ? await takeBackAddition(tx, actor, which)
      : await acceptAddition(tx, actor, which, context)
  if (outcome.kind !== "done") return answerRefusal(outcome, form)
  return goBack(visit, which.poolId, intent === "take-back" ? "taken-back" : "added")
})

export default function PoolAddition() {
  const { viewer, pool, addition } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Asked for on top"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
    >
      <p>
        <strong>{addition.what.join(", ")}.</strong> {addition.by}
      </p>
      {addition.note && <Banner kind="notice">{<p>{addition.note}</p>}</Banner>}
      {!addition.mayAnswer && <p>{addition.sentence}</p>}
      {addition.effect && <AdditionEffect effect={addition.effect} />}
      {addition.mayAnswer && (
        <form method="post">
          {addition.effect?.accepts && (
            <ButtonRow>
              <Button name="intent" value="accept">
                Add it to the order
              </Button>
            </ButtonRow>
          )}
          <TextAreaField
            name="reason"
            label="Or say why not"
            hint="The school that asked reads this"
            rows={2}
            faults={faults}
          />
          <Button name="intent" value="refuse" kind="secondary">
            Refuse it
          </Button>
        </form>
      )}
      {addition.mayTakeBack && (
        <form method="post">
          <Button name="intent" value="take-back" kind="secondary">
            Take it back
          </Button>
        </form>
      )}
    </Page>
  )
}
