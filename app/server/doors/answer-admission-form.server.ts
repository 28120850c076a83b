import { redirect } from "@remix-run/node"
import { admissionAnswerForm } from "#app/features/groups/admissions/admission-answer-form.ts"
import { answerAdmission } from "#app/features/groups/admissions/answer-admission.server.ts"
import { withdrawAdmission } from "#app/features/groups/admissions/withdraw-admission.server.ts"
import { settledInWords } from "#app/features/groups/settled-words.ts"
import { requireSameSchool } from "#app/server/acting-school.server.ts"
import { parseForm, refuseField, refuseForm } from "#app/server/form.server.ts"
import { forbidden, notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** Takes the buttons of `<AdmissionCards>`, from whichever page they stand on, and leads to the group. */
export async function answerAdmissionForm({ tx, actor, context }: Visit, form: FormData) {
  requireSameSchool(form, actor)
  const parsed = parseForm(admissionAnswerForm, form)
  if (!parsed.ok) return refuseForm(parsed.faults)
  const { admissionId, intent } = parsed.value
  const outcome =
    intent === "withdraw"
      ? await withdrawAdmission(tx, actor, admissionId)
      : await answerAdmission(tx, actor, context, {
          admissionId,
          answer: intent === "accept" ? "accepted" : "declined",
        })
  switch (outcome.kind) {
    case "answered":
    case "withdrawn":
      return redirect(`/groups/${outcome.groupId}?done=${intent}`)
    case "answered-already":
      return refuseField(form, "", settledInWords(outcome.answer))
    case "not-found":
      throw notFound()
    case "not-allowed":
      throw forbidden(
        "A group's coordinators answer schools that ask, and a school's head or business manager answers groups that invite.",
      )
  }
}
