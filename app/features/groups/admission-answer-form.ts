import { z } from "zod"

/** The answer to an admission or to an invitation, or its withdrawal: the button pressed is the intent. */
export const admissionAnswerForm = z.object({
  admissionId: z.uuid("This page is out of date. Open it again"),
  intent: z.enum(["accept", "decline", "withdraw"], "This page is out of date. Open it again"),
})
