import { z } from "zod"

/** The answer to an admission or to an invitation, or its withdrawal: the button pressed is the intent. */
export const admissionAnswerForm = z.object({
  admissionId: z.uuid("Open the page again"),
  intent: z.enum(["accept", "decline", "withdraw"], "Open the page again"),
})
