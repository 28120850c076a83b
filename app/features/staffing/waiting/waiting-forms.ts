import { z } from "zod"
import { field } from "#app/core/form-fields.ts"
import { OUT_OF_DATE } from "#app/core/out-of-date.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"

/** `dayPence`: what a day cost when the page was read, so that nobody takes days at another price. */
export const takeForm = z.object({
  dayPence: z
    .string(OUT_OF_DATE)
    .regex(/^\d{1,12}$/, OUT_OF_DATE)
    .transform(BigInt),
})

/** `days`: how many more a school would take that is in the post already. */
export const waitForMoreForm = z.object({ days: field(parseDays) })
