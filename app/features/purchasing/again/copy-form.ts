import { z } from "zod"
import { broughtId, choiceField } from "#app/core/form-fields.ts"
import { copyDates } from "#app/features/purchasing/again/copied-times.ts"

/** The new pool's `id`, and from where it has its `dates`. */
export const copyForm = z.object({
  id: broughtId,
  dates: choiceField(copyDates, "Choose when the new pool is open"),
})
