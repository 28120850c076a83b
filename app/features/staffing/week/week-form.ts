import { z } from "zod"
import { broughtId, field } from "#app/core/form-fields.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { allHalfDays, type HalfDay, placeName } from "#app/features/staffing/week/half-days.ts"
import type { WeekGrid } from "#app/features/staffing/week/hand-made-week.ts"

type Span = { from: Temporal.PlainDate; to: Temporal.PlainDate }

/** From when a week holds: a day of the post that is not past. */
const validFrom =
  ({ from, to }: Span) =>
  (text: string): Outcome<Temporal.PlainDate> => {
    const read = parseDate(text)
    if (!read.ok) return read
    if (Temporal.PlainDate.compare(read.value, from) < 0)
      return refuse("Enter a day that is still to come: what has been delivered stays as it was")
    return Temporal.PlainDate.compare(read.value, to) > 0 ? refuse("Enter a day before the post ends") : read
  }

/** The days that a form may name: from today, or the first day of the post, to its last. */
export const weekSpan = (
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Span => ({ from: Temporal.PlainDate.compare(today, startsOn) > 0 ? today : startsOn, to: endsOn })

/** `id`, `validFrom`: for a week that Kith works out. */
export const workedOutForm = (span: Span) => z.object({ id: broughtId, validFrom: field(validFrom(span)) })

/** `id`, `validFrom`, and for every half-day ("1-am") a school's id, "free" or "off". */
export const gridForm = (span: Span, schoolIds: readonly string[]) =>
  z
    .object({
      id: broughtId,
      validFrom: field(validFrom(span)),
      ...Object.fromEntries(
        allHalfDays.map((half) => [
          half,
          field((text) =>
            text === "free" || text === "off" || schoolIds.includes(text)
              ? { ok: true as const, value: text }
              : refuse(`Choose who has ${placeName(half)}`),
          ),
        ]),
      ),
    })
    .transform((typed) => ({
      id: typed.id,
      validFrom: typed.validFrom,
      grid: Object.fromEntries(
        allHalfDays.map((half) => [half, (typed as unknown as Record<HalfDay, string>)[half]]),
      ) as WeekGrid,
    }))
