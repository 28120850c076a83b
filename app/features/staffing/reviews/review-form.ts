import { z } from "zod"
import { broughtId } from "#app/core/form-fields.ts"

const MOST = 2_000

const words = (missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.trim().replaceAll("\r\n", "\n"))
    .pipe(z.string().min(1, missing).max(MOST, "Write at most 2,000 characters"))

export const reviewForm = z.object({ words: words("Write how it was") })

export const settleIntents = ["show", "keep-back", "answer"] as const

/** Which review, and for an answer what it says. */
export const settleForm = z.object({
  reviewId: broughtId,
  answer: z.string().default(""),
})

export const answerForm = z.object({ answer: words("Write your answer") })
