import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { lineOf } from "#app/features/groups/text-rules.ts"

/** A school's name, or its register number in digits. */
export const findSchoolForm = z.object({ school: lineOf("the school's name or URN", 120) })

export const claimSchoolForm = z.object({
  urn: z.coerce.number(OUT_OF_DATE).int().min(100_000).max(999_999),
  role: z.enum(["head", "business-manager"], "Choose what you are at the school"),
})

export const invitationAnswerForm = z.object({
  invitationId: z.uuid(OUT_OF_DATE),
  intent: z.enum(["accept", "decline"], OUT_OF_DATE),
})
