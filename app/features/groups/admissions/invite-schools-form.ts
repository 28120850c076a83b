import { z } from "zod"
import { parseInvitees } from "#app/features/groups/admissions/invitees.ts"
import { paragraphOf } from "#app/features/groups/text-rules.ts"

export const inviteSchoolsForm = z.object({
  invitees: z.string("Enter a URN or an email address").transform((text, context) => {
    const parsed = parseInvitees(text)
    if (parsed.ok) return parsed.value
    context.addIssue(parsed.reason)
    return z.NEVER
  }),
  message: paragraphOf(2_000),
})

export type GroupInvitations = z.infer<typeof inviteSchoolsForm>
