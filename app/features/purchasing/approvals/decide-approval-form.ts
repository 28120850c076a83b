import { z } from "zod"
import { broughtPence, choiceField, textField } from "#app/core/form-fields.ts"

/** `shownPence`: the worst case that the page showed, in pence. A refusal needs its reason. */
export const decideApprovalForm = z
  .object({
    intent: choiceField(["approve", "refuse"] as const, "Choose whether to approve or to refuse"),
    shownPence: broughtPence,
    reason: textField(1_000),
  })
  .superRefine(({ intent, reason }, context) => {
    if (intent === "refuse" && reason === "")
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "Say why you refuse it, so that your colleague knows what to change",
      })
  })

export type Decision = z.infer<typeof decideApprovalForm>
