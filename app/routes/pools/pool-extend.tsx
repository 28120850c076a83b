import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { DateField } from "#app/components/form/date-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { TimeField } from "#app/components/form/time-field.tsx"
import { ConfirmPage } from "#app/components/page/confirm-page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { momentView } from "#app/core/from-now.ts"
import { momentFields } from "#app/features/purchasing/drafting/draft-fields.ts"
import { extendForm } from "#app/features/purchasing/pools/extend-form.ts"
import { extendPool } from "#app/features/purchasing/pools/extend-pool.server.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Put off the closing")

const A_WEEK = { hours: 24 * 7 }

export const loader = pageLoader(async (visit) => {
  const { terms, now } = await poolFor(visit, "extend-pool")
  if (!isOpen(terms, now)) throw redirect(`/pools/${terms.id}`)
  return {
    pool: { id: terms.id, title: terms.title },
    closes: momentView(terms.closesAt, now),
    proposed: momentFields("closes", terms.closesAt.add(A_WEEK)),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context } = visit
  const form = await request.formData()
  const { terms, now } = await poolFor(visit, "extend-pool")
  const parsed = parseForm(extendForm(terms.closesAt, now), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await extendPool(tx, actor, { poolId: terms.id, ...parsed.value }, context)
  return outcome.kind === "extended" ? goBack(visit, terms.id, "extend") : answerRefusal(outcome, form)
})

export default function ExtendPool() {
  const { viewer, pool, closes, proposed } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <ConfirmPage
      viewer={viewer}
      section="pools"
      title="Put off the closing"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
      kind="primary"
      consequences={[
        `The pool, which now closes on ${closes.text} (${closes.fromNow}), stays open until the time you give.`,
        "Schools can join, change or withdraw their answers until then.",
        "The change and your reason stand in the pool's history, where every school can read them.",
      ]}
      confirm="Put off the closing"
      cancel={{ href: `/pools/${pool.id}`, text: "Leave it as it is" }}
    >
      <div className="kith-field-row">
        <DateField name="closesDate" label="New closing date" value={proposed.closesDate} faults={faults} />
        <TimeField name="closesTime" label="Time" value={proposed.closesTime} faults={faults} />
      </div>
      <TextAreaField name="reason" label="Why? (optional)" rows={3} faults={faults} />
    </ConfirmPage>
  )
}
