import { redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Banner } from "#app/components/banner.tsx"
import { Button } from "#app/components/button.tsx"
import { Details } from "#app/components/details.tsx"
import { TextAreaField } from "#app/components/form/text-area-field.tsx"
import { ActingFor } from "#app/components/page/acting-for.tsx"
import { Page } from "#app/components/page/page.tsx"
import { pageTitle } from "#app/components/page/page-title.ts"
import { wordsFor } from "#app/core/words-for.ts"
import { actsForSchool } from "#app/features/auth/actor.ts"
import { isPoolVisible } from "#app/features/purchasing/pools/pool-queries.server.ts"
import {
  barredFromReceipts,
  confirmReceipt,
} from "#app/features/purchasing/receipts/confirm-receipt.server.ts"
import { disputeLine } from "#app/features/purchasing/receipts/dispute-line.server.ts"
import { readOwnLines } from "#app/features/purchasing/receipts/own-lines.server.ts"
import { presentReceipt } from "#app/features/purchasing/receipts/present-receipts.ts"
import { disputeForm } from "#app/features/purchasing/receipts/receipt-form.ts"
import { countUnits } from "#app/features/purchasing/showing/count-units.ts"
import { writeCount } from "#app/features/splitting/counted.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { answerRefusal, isRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm } from "#app/server/form.server.ts"
import { cannotBeDone, forbidden, notFound } from "#app/server/refusals.ts"
import { pageAction, pageLoader, type Visit } from "#app/server/signed-in.server.ts"

export const meta = () => pageTitle("What your school received")

const DONE: Record<string, string> = {
  confirm: "Thank you. Your school has its part.",
  dispute: "The school that leads has been told, and answers. The line waits until then.",
}

const whoActs = async ({ tx, actor, params }: Visit) => {
  if (actsForSchool(actor)) return actor
  if (!(await isPoolVisible(tx, params.poolId ?? ""))) throw notFound()
  throw forbidden("You act for no school, so you cannot say what one received.")
}

export const loader = pageLoader(async (visit) => {
  const actor = await whoActs(visit)
  const held = await readOwnLines(visit.tx, actor, visit.params.poolId ?? "")
  const barred = "kind" in held ? held : barredFromReceipts(actor, held)
  if (barred?.kind === "not-found") throw notFound()
  if (barred?.kind === "forbidden") throw forbidden(barred.sentence)
  if (barred?.kind === "refused") throw cannotBeDone(barred.sentence)
  if ("kind" in held) throw notFound()
  return {
    pool: { id: held.terms.id, title: held.terms.title, lead: held.terms.leadSchool.name },
    disputeId: crypto.randomUUID(),
    done: wordsFor(DONE, visit.url.searchParams.get("done") ?? ""),
    lines: held.lines.map(({ itemId, name, unit, quantity, inPart, receipt }) => ({
      ...{ itemId, name, receipt: presentReceipt(receipt) },
      quantity: `${countUnits(quantity, unit)}${inPart.map((one) => `, ${writeCount(one.quantity)} of them ${one.name}`).join("")}`,
    })),
  }
})

export const action = pageAction(async (visit) => {
  const { tx, request, params, context } = visit
  const actor = await whoActs(visit)
  const poolId = params.poolId ?? ""
  const form = await request.formData()
  requireSameSchool(form, actor)
  if (intentOf(form, ["confirm", "dispute"]) === "confirm") {
    const outcome = await confirmReceipt(tx, actor, poolId)
    return isRefusal(outcome)
      ? answerRefusal(outcome, form)
      : redirect(`/pools/${poolId}/receipt?done=confirm`)
  }
  // Whoever may not see the pool learns nothing from how a form is refused.
  const held = await readOwnLines(tx, actor, poolId)
  const barred = "kind" in held ? held : barredFromReceipts(actor, held)
  if (barred) return answerRefusal(barred, form)
  const parsed = parseForm(disputeForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await disputeLine(tx, actor, poolId, parsed.value, context)
  return isRefusal(outcome) ? answerRefusal(outcome, form) : redirect(`/pools/${poolId}/receipt?done=dispute`)
})

export default function PoolReceipt() {
  const { viewer, pool, disputeId, done, lines } = useLoaderData<typeof loader>()
  const faults = useActionData<typeof action>()?.faults
  // Where a refused dispute names no line of the page, what was typed stands with the first.
  const named = lines.find(({ itemId }) => itemId === faults?.typed.itemId) ?? lines[0]
  const disputed = faults && named?.itemId
  const allSaid = lines.every(({ receipt }) => receipt?.isConfirmed || receipt?.isOpen)
  return (
    <Page
      viewer={viewer}
      section="pools"
      title="What your school received"
      caption={pool.title}
      back={{ href: `/pools/${pool.id}`, text: "The pool" }}
      faults={faults}
    >
      {done && !faults && <Banner kind="success" title={done} />}
      {!allSaid && (
        <form method="post">
          <ActingFor viewer={viewer} />
          <p>
            Has everything below reached your school? If one thing has not, dispute that line: the others go
            on.
          </p>
          <Button name="intent" value="confirm">
            {lines.some(({ receipt }) => receipt) ? "We have all the rest" : "We have everything"}
          </Button>
        </form>
      )}
      {lines.map((line) => (
        <section key={line.itemId} className="kith-correction">
          <h2 className="govuk-heading-s">
            {line.name}: {line.quantity}
          </h2>
          {line.receipt && <p>{line.receipt.said}</p>}
          {line.receipt?.reply && <p>{line.receipt.reply}</p>}
          {line.receipt?.isOpen ? (
            <p>
              {pool.lead} has yet to answer. Until then this line is not invoiced, or stays as it was
              invoiced.
            </p>
          ) : (
            <Details
              summary={line.receipt ? "Something is wrong after all" : "Something is wrong with this line"}
              open={line.itemId === disputed}
            >
              <form method="post" noValidate>
                <ActingFor viewer={viewer} />
                <input type="hidden" name="id" value={disputeId} />
                <input type="hidden" name="itemId" value={line.itemId} />
                <TextAreaField
                  id={line.itemId === disputed ? undefined : `note-${line.itemId}`}
                  name="note"
                  label="What is wrong?"
                  hint={`How many arrived, what is damaged. Only ${pool.lead} and those who lead the pool read it`}
                  rows={3}
                  faults={line.itemId === disputed ? faults : undefined}
                />
                <Button kind="secondary" name="intent" value="dispute">
                  Dispute this line
                </Button>
              </form>
            </Details>
          )}
        </section>
      ))}
    </Page>
  )
}
