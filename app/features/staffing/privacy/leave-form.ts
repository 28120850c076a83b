import { z } from "zod"

/** Meant in earnest; and the password of whoever has one. */
export const leaveForm = z.object({
  sure: z.literal("yes", "Say that you leave for good, or stay"),
  password: z.string().max(128, "That is not your password").default(""),
})
