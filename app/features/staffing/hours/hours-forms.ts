import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseTime } from "#app/features/staffing/time/spoken-time.ts"

/** As far as a group's limit goes: 10,000 hours. */
const MOST_LIMIT_MINUTES = 600_000

/** `limit`: hours, or nothing for no limit. */
export const limitForm = z.object({
  limit: optionalField(null, (text) => parseTime(text, { least: 0, most: MOST_LIMIT_MINUTES })),
})

const LONGEST_MINUTES = 200 * 60

/** Help that a school had: `groupId`, `giverSchoolId`, `what`, `workedOn`, `time` in hours, `kind`. */
export const timeHadForm = (today: Temporal.PlainDate) =>
  z.object({
    id: broughtId,
    groupId: broughtId,
    giverSchoolId: field((text) => (isId(text) ? succeed(text) : refuse("Choose the school that helped"))),
    what: textField(120, "Enter what the help was, like an afternoon of music teaching"),
    workedOn: field((text) => {
      const read = parseDate(text)
      if (!read.ok) return read
      if (Temporal.PlainDate.compare(read.value, today) > 0)
        return refuse("Enter a day that has been: time is written down once it was given")
      return Temporal.PlainDate.compare(read.value, today.subtract({ years: 1 })) < 0
        ? refuse("Enter a day within the last year")
        : read
    }),
    time: field((text) => parseTime(text, { least: 5, most: LONGEST_MINUTES })),
    kind: choiceField(["exchange", "gift"], "Say whether it counts in your balances, or was a gift"),
  })
