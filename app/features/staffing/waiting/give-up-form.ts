import { z } from "zod"
import { broughtId, field, textField } from "#app/core/form-fields.ts"
import { refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"

type Limits = { today: Temporal.PlainDate; endsOn: Temporal.PlainDate; mostHalfDays: number }

/** `id`, `days` a week up to what the school has left, `fromDay` from tomorrow on, and a `reason` if one likes. */
export const giveUpForm = ({ today, endsOn, mostHalfDays }: Limits) =>
  z.object({
    id: broughtId,
    days: field((text) => {
      const read = parseDays(text)
      return read.ok && read.value > mostHalfDays
        ? refuse(`Enter ${daysInWords(mostHalfDays)} or fewer: your school has no more to give up`)
        : read
    }),
    fromDay: field((text) => {
      const read = parseDate(text)
      if (!read.ok) return read
      if (Temporal.PlainDate.compare(read.value, today) <= 0)
        return refuse("Enter a day that is still to come")
      return Temporal.PlainDate.compare(read.value, endsOn) > 0
        ? refuse("Enter a day before the post ends")
        : read
    }),
    reason: textField(500),
  })

export type GivingUp = z.output<ReturnType<typeof giveUpForm>>
