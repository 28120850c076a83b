import type { Refusal } from "#app/features/purchasing/pools/refusal.ts"
import { refuseField } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"

/** What cannot be seen or touched ends the page; what came too late comes back on it, with everything typed. */
export const answerRefusal = (refusal: Refusal, form: FormData) =>
  refuseField(form, "", refusalSentence(refusal))

/** Why something was refused, for a page that answers in its own way; what cannot be seen or touched ends the page. */
export function refusalSentence(refusal: Refusal): string {
  if (refusal.kind === "not-found") throw notFound()
  if (refusal.kind === "forbidden") throw forbidden(refusal.sentence)
  return refusal.sentence
}

export const isRefusal = (outcome: { kind: string }): outcome is Refusal =>
  ["not-found", "forbidden", "refused"].includes(outcome.kind)
