import { z } from "zod"
import { lineOf } from "#app/features/groups/text-rules.ts"

/** A school's name, or its register number in digits. */
export const findSchoolForm = z.object({ school: lineOf("the school's name or URN", 120) })

export const claimSchoolForm = z.object({
  urn: z.coerce.number("This page is out of date. Open it again").int().min(100_000).max(999_999),
  role: z.enum(["head", "business-manager"], "Choose what you are at the school"),
})

export const invitationAnswerForm = z.object({
  invitationId: z.uuid("This page is out of date. Open it again"),
  intent: z.enum(["accept", "decline"], "This page is out of date. Open it again"),
})
