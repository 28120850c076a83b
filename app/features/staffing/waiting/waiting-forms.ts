import { z } from "zod"
import { broughtPence, field } from "#app/core/form-fields.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"

/** `dayPence`: what a day cost when the page was read, so that nobody takes days at another price. */
export const takeForm = z.object({ dayPence: broughtPence })

/** `days`: how many more a school would take that is in the post already. */
export const waitForMoreForm = z.object({ days: field(parseDays) })
