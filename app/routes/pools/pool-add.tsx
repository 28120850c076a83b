import { randomUUID } from "node:crypto"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { formatUnitPrice } from "#app/core/unit-price.ts"
import { additionForm } from "#app/features/purchasing/additions/addition-form.ts"
import { askToAdd, whyNoAddition } from "#app/features/purchasing/additions/ask-to-add.server.ts"
import { holdPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { type PoolItem, tierAfter } from "#app/features/purchasing/pools/pool.ts"
import { countMore, countUnits, pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { quantityField } from "#app/features/purchasing/views/use-answer.ts"
import { writeCount } from "#app/features/splitting/counted.ts"
import { goBack } from "#app/routes/pools/act-on-pool.server.ts"
import { poolFor } from "#app/routes/pools/pool-for.server.ts"
import { forSchool, requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Ask for more")

export const loader = pageLoader(async (visit) => {
  const { terms, result } = await poolFor(visit, "ask-to-add")
  const own = result?.shares.filter(({ schoolId }) => schoolId === visit.actor.school?.id) ?? []
  const tooLate = whyNoAddition(terms)
  if (tooLate) throw forbidden(tooLate)
  if (own.length === 0)
    throw forbidden("Your school has no part in this order, so there is nothing to add to.")
  const items = terms.items.flatMap((item) => {
    const bought = result?.items.find(({ itemId, outcome }) => itemId === item.id && outcome === "cleared")
    if (!bought) return []
    const mine = own.find(({ itemId }) => itemId === item.id)?.quantity ?? 0
    return [{ id: item.id, name: item.name, unit: pluralUnit(item.unit), hint: hintFor(item, mine, bought) }]
  })
  return {
    pool: { id: terms.id, title: terms.title, leadName: terms.leadSchool.name },
    items,
    newId: randomUUID(),
  }
})

function hintFor(item: PoolItem, mine: number, bought: { ordered: number; unitPrice: bigint | null }) {
  const have = `Your school has ${countUnits(mine, item.unit)} of ${writeCount(bought.ordered)}, at ${formatUnitPrice(bought.unitPrice ?? 0n)}.`
  const next = tierAfter(item, bought.ordered)
  const packs = item.packSize > 1 ? ` In packs of ${item.packSize}.` : ""
  return next
    ? `${have} ${countMore(next.fromQuantity - bought.ordered, item.unit)} and the price falls to ${formatUnitPrice(next.unitPrice)} for everybody.${packs}`
    : `${have} That is the best price.${packs}`
}

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request } = visit
  const form = await request.formData()
  requireSameSchool(form, actor)
  const held = await holdPool(tx, params.poolId ?? "")
  if (!held) throw notFound()
  const parsed = parseForm(additionForm(held.terms.items), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await askToAdd(tx, forSchool(actor), held, parsed.value)
  return outcome.kind === "asked" ? goBack(visit, held.terms.id, "asked-more") : answerRefusal(outcome, form)
})

export default function AskForMore() {
  const { viewer, pool, items, newId } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Ask for more"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: pool.title }}
      faults={faults}
    >
      <p>
        {pool.leadName} has not placed the order yet and can still add to it, so long as nobody else pays
        more. You are told what they answer.
      </p>
      <form method="post">
        <ActingFor viewer={viewer} />
        <input type="hidden" name="id" value={newId} />
        {items.map((item) => (
          <QuantityField
            key={item.id}
            name={quantityField(item.id)}
            label={`How many more: ${item.name}`}
            hint={item.hint}
            unit={item.unit}
            faults={faults}
          />
        ))}
        <TextAreaField name="note" label="A note to the lead school (optional)" rows={2} faults={faults} />
        <ButtonRow>
          <Button>Ask for this</Button>
          <a href={`/pools/${pool.id}`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
