import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button, ButtonRow } from "#app/components/button.tsx"
import type { FormFaults } from "#app/components/form/form-faults.ts"
import { QuantityField } from "#app/components/form/quantity-field.tsx"
import { RadioGroup } from "#app/components/form/radio-group.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { isId } from "#app/core/cursor.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { nameInAccount } from "#app/features/purchasing/corrections/delivered-account.ts"
import { itemOf } from "#app/features/purchasing/pools/pool.ts"
import { answerDispute, readDispute } from "#app/features/purchasing/receipts/answer-dispute.server.ts"
import { presentReceipt } from "#app/features/purchasing/receipts/present-receipts.ts"
import { answerForm } from "#app/features/purchasing/receipts/receipt-form.ts"
import { countUnits, pluralUnit } from "#app/features/purchasing/showing/count-units.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("Answer a dispute")

const disputeOf = async ({ tx, actor, params }: Visit) => {
  const { poolId = "", disputeId = "" } = params
  if (!isId(disputeId)) throw notFound()
  const found = await readDispute(tx, actor, poolId, disputeId)
  if (found.kind === "not-found") throw notFound()
  if (found.kind === "forbidden") throw forbidden(found.sentence)
  if (found.kind === "refused") throw cannotBeDone(found.sentence)
  return found
}

export const loader = pageLoader(async (visit) => {
  const { pool, history, dispute } = await disputeOf(visit)
  const account = currentAccount(history)
  const item = itemOf(pool.terms, dispute.itemId)
  const share = account.shares.find(
    ({ schoolId, itemId }) => schoolId === dispute.schoolId && itemId === dispute.itemId,
  )
  const school = pool.participants.find(({ schoolId }) => schoolId === dispute.schoolId)
  return {
    pool: { id: pool.terms.id, title: pool.terms.title, isInvoiced: pool.terms.state === "invoiced" },
    correctionId: crypto.randomUUID(),
    receipt: presentReceipt(dispute)!,
    school: school?.name ?? "A school that has left",
    item: { name: nameInAccount(account, item), unit: pluralUnit(item.unit) },
    quantity: countUnits(share?.quantity ?? 0, item.unit),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, actor, request, context, now, afterCommit } = visit
  const form = await request.formData()
  const { pool, dispute } = await disputeOf(visit)
  const parsed = parseForm(answerForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const poolId = pool.terms.id
  const around = { jobs: context.jobs, appUrl: context.appUrl, now }
  const outcome = await answerDispute(
    tx,
    actor,
    { poolId, disputeId: dispute.id, answer: parsed.value },
    around,
  )
  if (outcome.kind === "refused-field") return refuseField(form, outcome.field, outcome.sentence)
  if (outcome.kind !== "answered") return answerRefusal(outcome, form)
  afterCommit(() => context.poolChanges.announce(poolId))
  return redirect(`/pools/${poolId}/delivery?done=answer`)
})

export default function PoolDispute() {
  const { viewer, pool, correctionId, receipt, school, item, quantity } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  return (
    <Page
      viewer={viewer}
      section="pools"
      title={`${school}: ${item.name}`}
      caption={pool.title}
      back={{ href: `/pools/${pool.id}/delivery`, text: "Delivery" }}
      faults={faults}
    >
      <Banner kind={receipt.isOpen ? "warning" : "notice"} title={receipt.said}>
        {receipt.reply && <p>{receipt.reply}</p>}
      </Banner>
      <p>
        Its part is {quantity}.{" "}
        {receipt.isOpen &&
          "While this waits, the line is not invoiced if it has not been. Everything else goes on."}
      </p>
      {receipt.isOpen && (
        <form method="post" noValidate>
          <input type="hidden" name="correctionId" value={correctionId} />
          <RadioGroup
            name="kind"
            label="What is your answer?"
            faults={faults}
            choices={[
              { value: "explained", text: "The line stands", hint: "Say why below" },
              {
                value: "corrected",
                text: "The school received another quantity",
                hint: pool.isInvoiced
                  ? "Every school that it concerns gets a credit note or a further invoice"
                  : "Shares follow before anything is invoiced",
                whenChosen: <AnotherQuantity unit={item.unit} faults={faults} />,
              },
            ]}
          />
          <TextAreaField
            name="note"
            label="Your answer"
            hint={`${school} reads it`}
            rows={3}
            faults={faults}
          />
          <ButtonRow>
            <Button>Send the answer</Button>
            <a href={`/pools/${pool.id}/delivery`}>Not yet</a>
          </ButtonRow>
        </form>
      )}
    </Page>
  )
}

function AnotherQuantity({ unit, faults }: { unit: string; faults: FormFaults | undefined }) {
  return (
    <>
      <QuantityField name="quantity" label="How many did it receive?" unit={unit} faults={faults} />
      <RadioGroup
        name="whoBears"
        label="And the difference?"
        small
        faults={faults}
        value="supplier"
        choices={[
          {
            value: "supplier",
            text: "The supplier’s total changes with it",
            hint: "It charges less, or more",
          },
          {
            value: "other-schools",
            text: "The other schools have it",
            hint: "The supplier’s total stands; they share the difference in proportion",
          },
        ]}
      />
    </>
  )
}
