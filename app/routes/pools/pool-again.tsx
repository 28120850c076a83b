import { randomUUID } from "node:crypto"
import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { BoughtBefore } from "#app/features/purchasing/again/bought-before.tsx"
import { copyForm } from "#app/features/purchasing/again/copy-form.ts"
import { copyPool } from "#app/features/purchasing/again/copy-pool.server.ts"
import { presentBought } from "#app/features/purchasing/again/present-bought.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Buy it again")

export const loader = pageLoader(async (visit) => {
  const view = await poolFor(visit, "copy-pool")
  if (view.terms.state === "draft") throw redirect(`/pools/${view.terms.id}`)
  return {
    pool: { id: view.terms.id, title: view.terms.title },
    bought: presentBought(view, visit.actor),
    newId: randomUUID(),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, now } = visit
  const form = await request.formData()
  const { terms } = await poolFor(visit, "copy-pool")
  const parsed = parseForm(copyForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { id: newId, dates } = parsed.value
  const outcome = await copyPool(tx, actor, { poolId: params.poolId ?? terms.id, newId, dates, now })
  return outcome.kind === "copied"
    ? redirect(`/pools/${outcome.poolId}?done=copy`)
    : answerRefusal(outcome, form)
})

export default function BuyAgain() {
  const { viewer, pool, bought, newId } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Buy it again"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
    >
      <p>{bought.sentence}</p>
      <BoughtBefore bought={bought} />
      <form method="post">
        <input type="hidden" name="id" value={newId} />
        <RadioGroup
          name="dates"
          label="When is the new pool open?"
          value="years-later"
          choices={bought.dates}
          faults={faults}
        />
        <p>
          You get a draft with the same items, prices, delivery and groups, and can change all of it. Schools
          that were in see what they took, as a suggestion: nobody is in until they answer.
        </p>
        <ButtonRow>
          <Button>Start a draft</Button>
          <a href={`/pools/${pool.id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
