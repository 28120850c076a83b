import { z } from "zod"
import { copyDates } from "#app/features/purchasing/again/copied-times.ts"
import { broughtId, choiceField } from "#app/features/purchasing/form-fields.ts"

/** The new pool's `id`, and from where it has its `dates`. */
export const copyForm = z.object({
  id: broughtId,
  dates: choiceField(copyDates, "Choose when the new pool is open"),
})
