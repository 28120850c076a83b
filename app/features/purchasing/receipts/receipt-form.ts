import { z } from "zod"
import { broughtId, choiceField, field, textField } from "#app/core/form-fields.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { MOST_UNITS } from "#app/features/purchasing/commitments/commitment.ts"

const LONGEST_NOTE = 1_000

/** A dispute about one line. */
export const disputeForm = z.object({
  id: broughtId,
  itemId: broughtId,
  note: textField(LONGEST_NOTE, "Say what is wrong, so that it can be put right"),
})

/** The answer to a dispute: an explanation, or another quantity. */
export const answerForm = z
  .object({
    correctionId: broughtId,
    kind: choiceField(["explained", "corrected"], "Say whether the line stands or is corrected"),
    note: textField(LONGEST_NOTE, "Write an answer. The school that disputes the line will read it"),
    quantity: z.unknown(),
    whoBears: z.unknown(),
  })
  .transform(({ correctionId, kind, note, quantity, whoBears }, context) => {
    if (kind === "explained") return { kind, note } as const
    const correction = corrected.safeParse({ quantity, whoBears })
    if (correction.success) return { kind, note, correctionId, ...correction.data } as const
    for (const { path, message } of correction.error.issues)
      context.addIssue({ code: "custom", path, message })
    return z.NEVER
  })

const corrected = z.object({
  quantity: field((text) => parseWholeNumber(text, { least: 0, most: MOST_UNITS })),
  whoBears: choiceField(["supplier", "other-schools"], "Say what becomes of the difference"),
})
