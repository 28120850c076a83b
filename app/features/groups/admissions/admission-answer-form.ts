import { z } from "zod"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"

/** The answer to an admission or to an invitation, or its withdrawal: the button pressed is the intent. */
export const admissionAnswerForm = z.object({
  admissionId: z.uuid(OUT_OF_DATE),
  intent: z.enum(["accept", "decline", "withdraw"], OUT_OF_DATE),
})
