import { data, redirect } from "@remix-run/node"
import { reshaped } from "#app/features/purchasing/drafting/draft-intents.ts"
import { poolForm } from "#app/features/purchasing/drafting/pool-form.ts"
import { poolFormChoices } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { groupsBeyond, savePoolDraft } from "#app/features/purchasing/drafting/save-pool-draft.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { DraftChoices } from "#app/features/purchasing/views/draft-form.tsx"
import { ruleChoices } from "#app/features/splitting/rule-choices.ts"
import { splitRules } from "#app/features/splitting/split-rules.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { intentOf, parseForm, refuseField, refuseForm, typedIn } from "#app/server/form.server.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** What the form of a pool offers to choose from; of a draft, what it has already as well. */
export async function draftChoices(
  { tx, actor }: Pick<Visit, "tx" | "actor">,
  draft: PoolTerms | null = null,
): Promise<DraftChoices> {
  const { groups, leads, schools } = await poolFormChoices(tx, actor)
  const hasLead = draft === null || leads.some(({ id }) => id === draft.leadSchool.id)
  return {
    groups: groups.map(({ id, name }) => ({ id, name })),
    otherGroups: draft ? groupsBeyond(actor, draft).map(({ name }) => name) : [],
    leads: [...(hasLead ? [] : [draft.leadSchool]), ...leads].map(({ id, name }) => ({ id, name })),
    schools: schools.map(({ id, name }) => ({ id, name })),
    rules: ruleChoices(splitRules),
  }
}

/** Saves what was posted; or gives the form back with another row, when that is the button that was pressed. */
export async function saveDraft({ request, tx, actor, now }: Visit, poolId: string | null) {
  const form = await request.formData()
  const { intent, ...typed } = typedIn(form)
  const given = reshaped(typed, String(intent))
  if (given) return data({ faults: { typed: given, sentences: {} } })
  intentOf(form, ["save"])
  if (poolId) form.set("id", poolId)
  const parsed = parseForm(poolForm(now), form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const outcome = await savePoolDraft(tx, actor, parsed.value)
  if (outcome.kind === "saved") return redirect(`/pools/${outcome.poolId}?done=save`)
  return outcome.kind === "refused-field"
    ? refuseField(form, outcome.field, outcome.sentence)
    : answerRefusal(outcome, form)
}
