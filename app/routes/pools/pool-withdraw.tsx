import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { actsForSchool } from "#app/features/auth/actor.ts"
import { withdrawCommitment } from "#app/features/purchasing/commitments/withdraw-commitment.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Withdraw from the pool")

const listed = new Intl.ListFormat("en-GB")

export const loader = pageLoader(async (visit) => {
  const { terms, mine, now } = await poolFor(visit, "withdraw-from-pool")
  if (!mine || !isOpen(terms, now)) throw redirect(`/pools/${terms.id}`)
  const taken = mine.lines.flatMap(({ itemId, quantity }) => {
    const item = terms.items.find(({ id }) => id === itemId)
    return item ? [`${countUnits(quantity, item.unit)} of ${item.name}`] : []
  })
  return {
    pool: { id: terms.id, title: terms.title },
    consequences: [
      `${visit.actor.school?.name} gives up ${listed.format(taken)}, and pays nothing.`,
      "The group's demand falls by as much, so the price may rise for the other schools.",
      "You can join again until the pool closes.",
    ],
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const held = await holdPool(tx, params.poolId ?? "")
  if (!held) throw notFound()
  if (!actsForSchool(actor)) throw forbidden("You act for no school, so you cannot answer for one.")
  const outcome = await withdrawCommitment(tx, actor, held)
  return outcome.kind === "withdrawn"
    ? goBack(visit, held.terms.id, "withdraw")
    : answerRefusal(outcome, form)
})

export default function WithdrawFromPool() {
  const { viewer, pool, consequences } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="pools"
      title="Withdraw from the pool?"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
      consequences={consequences}
      confirm="Withdraw"
      cancel={{ href: `/pools/${pool.id}`, text: "Stay in the pool" }}
    >
      <ActingFor viewer={viewer} />
    </ConfirmPage>
  )
}
