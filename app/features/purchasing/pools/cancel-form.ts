import { z } from "zod"
import { textField } from "#app/core/form-fields.ts"

/** Everybody who sees the pool reads the reason. */
export const cancelForm = z.object({
  reason: textField(1_000, "Say why the pool is cancelled. Every school in it will read this"),
})
