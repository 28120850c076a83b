import { z } from "zod"
import type { Pence } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { choiceField, field, textField } from "#app/features/purchasing/form-fields.ts"

const shownPence = field<Pence>((text) =>
  /^\d{1,15}$/.test(text) ? succeed(BigInt(text)) : refuse("Open this page again, then approve or refuse"),
)

/** `shownPence`: the worst case that the page showed, in pence. A refusal needs its reason. */
export const decideApprovalForm = z
  .object({
    intent: choiceField(["approve", "refuse"] as const, "Choose whether to approve or to refuse"),
    shownPence,
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
