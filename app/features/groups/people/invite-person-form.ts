import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { emailField } from "#app/features/auth/account/account-form.ts"
import { schoolRoles } from "#app/features/groups/people/role-names.ts"
import { freshId } from "#app/features/groups/text-rules.ts"

export const invitePersonForm = z.object({
  id: freshId,
  email: emailField,
  role: z.enum(schoolRoles, "Choose a role"),
})

export type NewInvitation = z.infer<typeof invitePersonForm>

export const invitationIdForm = z.object({ invitationId: z.uuid(OUT_OF_DATE) })
