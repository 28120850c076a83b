import type { SavingPost } from "#app/features/staffing/posts/save-post-draft.server.ts"
import { answerRefusal } from "#app/server/answer-refusal.server.ts"
import { refuseField, refuseSpentForm } from "#app/server/form.server.ts"

/** The form again for whatever was not saved; an id that is another school's post is a form that has been sent before. */
export const answerSavingPost = (saving: Exclude<SavingPost, { kind: "saved" }>, form: FormData) => {
  if (saving.kind === "refused-field") return refuseField(form, saving.field, saving.sentence)
  return saving.kind === "not-found" ? refuseSpentForm(form) : answerRefusal(saving, form)
}
