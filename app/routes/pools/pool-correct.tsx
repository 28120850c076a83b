import { data, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Button, ButtonRow } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { MoneyField } from "#app/components/form/money-field.tsx"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { decimalPounds } from "#app/core/money.ts"
import { decimalUnitPrice } from "#app/core/unit-price.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import {
  correctPool,
  holdForCorrection,
  readForCorrection,
} from "#app/features/purchasing/corrections/correct-pool.server.ts"
import { correctionForm } from "#app/features/purchasing/corrections/correction-form.ts"
import { factsOf } from "#app/features/purchasing/corrections/pool-account.ts"
import { previewCorrection } from "#app/features/purchasing/corrections/preview-correction.server.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { CorrectionPreview } from "#app/features/purchasing/views/correction-preview.tsx"
import { ReplacementFields } from "#app/features/purchasing/views/replacement-fields.tsx"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm, typedIn } from "#app/server/form.server.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Correct a delivery")

export const loader = pageLoader(async ({ tx, actor, params }) => {
  const held = await readForCorrection(tx, actor, params.poolId ?? "")
  if (held.kind === "not-found") throw notFound()
  if (held.kind === "forbidden") throw forbidden(held.sentence)
  if (held.kind === "refused") throw cannotBeDone(held.sentence)
  const { terms } = held.pool
  const account = currentAccount(held.history)
  return {
    correctionId: crypto.randomUUID(),
    pool: { id: terms.id, title: terms.title, isInvoiced: terms.state === "invoiced" },
    delivery: decimalPounds(account.deliveryPence),
    items: account.items.map(({ itemId, quantity, unitPrice, replacements }) => {
      const { name, unit } = itemOf(terms, itemId)
      return {
        ...{ id: itemId, name, unit: { one: unit, many: pluralUnit(unit) }, quantity: String(quantity) },
        price: decimalUnitPrice(unitPrice),
        replacements: replacements.map((one) => ({
          ...one,
          quantity: String(one.quantity),
          unitPrice: decimalUnitPrice(one.unitPrice),
        })),
      }
    }),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, params, request, context, now, afterCommit } = visit
  const form = await request.formData()
  const held = await holdForCorrection(tx, actor, params.poolId ?? "")
  if (held.kind !== "held") return answerRefusal(held, form)
  const standing = factsOf(currentAccount(held.history))
  const parsed = parseForm(correctionForm(standing, held.pool.terms.items), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  if (intentOf(form, ["record", "preview"]) === "preview")
    return data({
      faults: { typed: typedIn(form), sentences: {} },
      preview: await previewCorrection(tx, held, parsed.value),
    })
  const around = { jobs: context.jobs, appUrl: context.appUrl, now }
  const outcome = await correctPool(tx, actor, held, parsed.value, around)
  if (outcome.kind !== "corrected") return answerRefusal(outcome, form)
  const poolId = held.pool.terms.id
  afterCommit(() => context.poolChanges.announce(poolId))
  return redirect(`/pools/${poolId}/delivery?done=correct`)
})

/** Whether anything is said, or to be said, of what came in the place of an item. */
const isReplaced = (itemId: string, known: readonly unknown[], faults?: FormFaults) =>
  known.length > 0 ||
  [...Object.entries(faults?.typed ?? {}), ...Object.entries(faults?.sentences ?? {})].some(
    ([field, value]) => value && field.startsWith(`items.${itemId}.replacements.`),
  )

export default function PoolCorrect() {
  const { viewer, correctionId, pool, items, delivery } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const faults = answer?.faults
  const preview = answer && "preview" in answer ? answer.preview : null
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="Correct what was delivered or charged"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}/delivery`, text: "Delivery" }}
      faults={preview ? undefined : faults}
    >
      <p>
        Enter what the supplier delivered and charged in all. Every share follows, and as little as possible
        changes.{" "}
        {pool.isInvoiced &&
          "The invoices stand; schools get further invoices or credit notes for the difference."}
      </p>
      <form method="post" noValidate>
        <input type="hidden" name="id" value={correctionId} />
        {items.map((item) => (
          <fieldset key={item.id} className="govuk-fieldset">
            <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{item.name}</legend>
            <div className="kith-field-row kith-field-row--tight">
              <QuantityField
                name={`items.${item.id}.quantity`}
                label="Delivered in all"
                value={item.quantity}
                unit={item.unit.many}
                faults={faults}
              />
              <MoneyField
                name={`items.${item.id}.unitPrice`}
                label={`Price of one ${item.unit.one}, ex VAT`}
                value={item.price}
                faults={faults}
              />
            </div>
            <Details
              summary={`Something else came for ${item.name}`}
              open={isReplaced(item.id, item.replacements, faults)}
            >
              <ReplacementFields
                prefix={`items.${item.id}.replacements`}
                unit={item.unit.one}
                value={item.replacements}
                faults={faults}
              />
            </Details>
          </fieldset>
        ))}
        <MoneyField
          name="delivery"
          label="Delivery of the whole order, ex VAT"
          value={delivery}
          faults={faults}
        />
        <TextAreaField
          name="reason"
          label="What is corrected, and why?"
          hint="Every school that it concerns reads this, and it stands on the documents"
          rows={2}
          faults={faults}
        />
        {preview && <CorrectionPreview preview={preview} />}
        <ButtonRow>
          {preview ? (
            <>
              <Button>Record the correction</Button>
              <Button kind="secondary" name="intent" value="preview">
                Work it out again
              </Button>
            </>
          ) : (
            <Button name="intent" value="preview">
              See what would change
            </Button>
          )}
          <a href={`/pools/${pool.id}/delivery`}>Cancel</a>
        </ButtonRow>
      </form>
    </Page>
  )
}
