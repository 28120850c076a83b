import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { copyDates } from "#app/features/purchasing/again/copied-times.ts"
import { choiceField, field } from "#app/features/purchasing/form-fields.ts"

/** The new pool's `id`, and from where it has its `dates`. */
export const copyForm = z.object({
  id: field((typed) => (isId(typed) ? succeed(typed) : refuse("Open this form anew, and try again"))),
  dates: choiceField(copyDates, "Choose when the new pool is open"),
})
