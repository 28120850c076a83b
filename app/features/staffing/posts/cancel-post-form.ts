import { z } from "zod"
import { textField } from "#app/core/form-fields.ts"

/** Everybody who sees the post reads the reason. */
export const cancelPostForm = z.object({
  reason: textField(1_000, "Say why the post is cancelled. Every school in it will read this"),
})
