import { z } from "zod"
import { broughtDay, broughtId, field, textField } from "#app/core/form-fields.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { EVERY_SCHOOL } from "#app/features/staffing/week/every-school.ts"

type Span = { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate }

/** `day`: one of the post; `schoolId`: one that has days of it, or all of them; `reason`: for them to read. */
export const callOffForm = ({ startsOn, endsOn }: Span, schoolIds: readonly string[]) =>
  z.object({
    day: field((text) => {
      const read = parseDate(text)
      if (!read.ok) return read
      const lies =
        Temporal.PlainDate.compare(startsOn, read.value) <= 0 &&
        Temporal.PlainDate.compare(read.value, endsOn) <= 0
      return lies ? read : refuse("Enter a day between the first day of the post and its last")
    }),
    schoolId: field((text) => {
      if (text === EVERY_SCHOOL) return succeed(null)
      return schoolIds.includes(text) ? succeed(text) : refuse("Choose a school that has days of the post")
    }),
    reason: textField(200, "Say why. The schools concerned read this"),
  })

export type CallingOff = z.output<ReturnType<typeof callOffForm>>

/** A day that was called off and takes place after all. */
export const takeBackForm = z.object({ schoolId: broughtId, day: broughtDay })
