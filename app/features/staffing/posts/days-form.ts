import { choiceField, field, optionalField } from "#app/core/form-fields.ts"
import { formOfParts } from "#app/core/form-of-parts.ts"
import { type Pence, parsePounds } from "#app/core/money.ts"
import { refuse } from "#app/core/outcome.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"
import { weekdayFields } from "#app/features/staffing/posts/weekday-fields.ts"
import type { Wish } from "#app/features/staffing/week/week.ts"

/** What a school says: how much, up to which price, and which days suit it. */
export type WantedDays = {
  halfDays: number
  limitDayPence: Pence
  /** Of each weekday from Monday on. */
  wishes: Wish[]
  prefersHalfDays: boolean
  /** There and back, on a day at this school. */
  travelMinutes: number
}

const wishes = ["prefers", "accepts", "avoids", "cannot"] as const satisfies readonly Wish[]

const MOST_A_DAY: Pence = 10_000_00n
const wish = choiceField(wishes, "Choose how this day suits you")

/** `days`, `limitDay`, a wish for each of `weekdayFields`, `visits` (whole or half) and `travelMinutes`. */
export const daysForm = (offered: { halfDays: number }) =>
  formOfParts(
    {
      days: field((text) => {
        const read = parseDays(text)
        return read.ok && read.value > offered.halfDays
          ? refuse(`Enter ${daysInWords(offered.halfDays)} or fewer: that is all the post offers`)
          : read
      }),
      limitDay: field((text) => {
        const read = parsePounds(text)
        return read.ok && read.value > MOST_A_DAY ? refuse("Enter £10,000 a day or less") : read
      }),
      ...{ monday: wish, tuesday: wish, wednesday: wish, thursday: wish, friday: wish },
      visits: choiceField(["whole", "half"], "Choose whole days or half-days"),
      travelMinutes: optionalField(0, (text) => parseWholeNumber(text, { least: 0, most: 480 })),
    },
    function* (typed) {
      if (weekdayFields.every((day) => typed[day] === "cannot"))
        yield ["monday", "Leave at least one day on which you can"]
    },
  ).transform(
    (typed): WantedDays => ({
      ...{ halfDays: typed.days, limitDayPence: typed.limitDay },
      wishes: weekdayFields.map((day) => typed[day]),
      ...{ prefersHalfDays: typed.visits === "half", travelMinutes: typed.travelMinutes },
    }),
  )
