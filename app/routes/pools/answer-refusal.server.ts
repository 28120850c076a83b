import type { Refusal } from "#app/features/purchasing/refusal.ts"
import { refuseField } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"

/** What cannot be seen or touched ends the page; what came too late comes back on it, with everything typed. */
export function answerRefusal(refusal: Refusal, form: FormData) {
  if (refusal.kind === "not-found") throw notFound()
  if (refusal.kind === "forbidden") throw forbidden(refusal.sentence)
  return refuseField(form, "", refusal.sentence)
}

export const isRefusal = (outcome: { kind: string }): outcome is Refusal =>
  ["not-found", "forbidden", "refused"].includes(outcome.kind)
