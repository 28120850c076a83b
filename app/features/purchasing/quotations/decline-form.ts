import { z } from "zod"
import { textField } from "#app/core/form-fields.ts"

export const declineForm = z.object({
  because: textField(500, "Say why, for whoever asks later"),
})
