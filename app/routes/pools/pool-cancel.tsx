import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { cancelForm } from "#app/features/purchasing/pools/cancel-form.ts"
import { cancelPool } from "#app/features/purchasing/pools/cancel-pool.server.ts"
import { mayBecome } from "#app/features/purchasing/pools/pool-transitions.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Cancel the pool")

export const loader = pageLoader(async (visit) => {
  const { terms, participants } = await poolFor(visit, "cancel-pool")
  if (!mayBecome(terms.state, "cancelled")) throw redirect(`/pools/${terms.id}`)
  return {
    pool: { id: terms.id, title: terms.title },
    isDraft: terms.state === "draft",
    consequences:
      terms.state === "draft"
        ? ["Nobody but those who lead it has seen this draft. It moves to the past pools."]
        : [
            toldSchools(participants.length),
            "Nothing is bought and nobody pays anything.",
            "A cancelled pool cannot be brought back. You can start another one.",
          ],
  }
})

function toldSchools(count: number): string {
  if (count === 0) return "No school has joined. All schools of its groups see that it is cancelled, and why."
  const schools = count === 1 ? "The one school that has" : `The ${count} schools that have`
  return `${schools} joined get an email with your reason, and everybody who sees the pool can read it.`
}

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, context } = visit
  const form = await request.formData()
  const parsed = parseForm(cancelForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const poolId = params.poolId ?? ""
  const outcome = await cancelPool(tx, actor, { poolId, reason: parsed.value.reason }, context)
  return outcome.kind === "cancelled" ? goBack(visit, poolId, "cancel") : answerRefusal(outcome, form)
})

export default function CancelPool() {
  const { viewer, pool, isDraft, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="pools"
      title={isDraft ? "Discard the draft?" : "Cancel the pool?"}
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
      consequences={consequences}
      confirm={isDraft ? "Discard the draft" : "Cancel the pool"}
      cancel={{ href: `/pools/${pool.id}`, text: isDraft ? "Keep the draft" : "Keep the pool" }}
    >
      <TextAreaField
        name="reason"
        label="Why?"
        hint={isDraft ? undefined : "Every school in the pool reads this"}
        rows={3}
        faults={faults}
      />
    </ConfirmPage>
  )
}
