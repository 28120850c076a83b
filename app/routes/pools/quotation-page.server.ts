import { data, redirect } from "@remix-run/node"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Quotation } from "#app/features/purchasing/quotations/quotation.ts"
import { withPriceAdded } from "#app/features/purchasing/quotations/quotation-fields.ts"
import { quotationForm } from "#app/features/purchasing/quotations/quotation-form.ts"
import { readQuotations } from "#app/features/purchasing/quotations/quotation-queries.server.ts"
import { saveQuotation } from "#app/features/purchasing/quotations/save-quotation.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseForm, typedIn } from "#app/server/form.server.ts"
import { idInAddress } from "#app/server/id-in-address.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** What the forms of quotations show of a pool. */
export const formItems = ({ items }: PoolTerms) => items.map(({ id, name, unit }) => ({ id, name, unit }))

/** The quotation of a page's address; 404 where the pool has none of that id. */
export async function quotationOf({ tx, params }: Visit, poolId: string): Promise<Quotation> {
  const id = idInAddress(params.quotationId)
  const quotation = (await readQuotations(tx, poolId)).find((one) => one.id === id)
  if (!quotation) throw notFound()
  return quotation
}

/** Saves what was posted; or gives the form back with another row, when that is the button that was pressed. */
export async function saveTyped(visit: Visit, terms: PoolTerms, quotationId: string | null) {
  const { request, tx, actor, now } = visit
  const form = await request.formData()
  const { intent, ...typed } = typedIn(form)
  const given = withPriceAdded(typed, String(intent))
  if (given) return data({ faults: { typed: given, sentences: {} } })
  intentOf(form, ["save"])
  if (quotationId) form.set("id", quotationId)
  const parsed = parseForm(quotationForm(terms.items, civilDateOf(now)), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await saveQuotation(tx, actor, { poolId: terms.id, quotation: parsed.value, from: "form" })
  return outcome.kind === "saved"
    ? redirect(`/pools/${terms.id}/quotations?done=saved`)
    : answerRefusal(outcome, form)
}
