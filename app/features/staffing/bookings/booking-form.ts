import { z } from "zod"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { formOfParts } from "#app/core/form-of-parts.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { Period } from "#app/core/period.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import {
  type AskedTime,
  readTime,
  type TimeRules,
  timeFaults,
  timeFields,
} from "#app/features/staffing/bookings/asked-time.ts"
import { type Settlement, settlements } from "#app/features/staffing/bookings/resource.ts"

const MOST_TRAVEL_MINUTES = 600

const travelField = optionalField<number, number>(0, (text) =>
  parseWholeNumber(text, { least: 0, most: MOST_TRAVEL_MINUTES }),
)

/** What becomes of a series of which some days are taken; of a single time nothing is to be chosen. */
export const whenTaken = ["refuse", "leave-out", "wait"] as const
export type WhenTaken = (typeof whenTaken)[number]

const whenTakenField = z
  .unknown()
  .transform((raw): WhenTaken => whenTaken.find((one) => one === raw) ?? "refuse")
  .prefault("")

/** What a school asks for, of a person or a thing that it has chosen. */
export type AskedBooking = {
  id: string
  when: AskedTime
  settleBy: Settlement
  travelMinutes: number
  note: string
  whenTaken: WhenTaken
}

/** Where there is only one way, nobody is asked. */
const settleField = ([only, ...others]: readonly Settlement[]) =>
  only !== undefined && others.length === 0
    ? z
        .unknown()
        .transform((): Settlement => only)
        .prefault("")
    : choiceField([...(only ? [only] : []), ...others], "Choose how it is made good")

const commonFields = {
  id: broughtId,
  ...timeFields,
  settleBy: settleField(settlements),
  travelMinutes: travelField,
  note: textField(1_000),
  whenTaken: whenTakenField,
}

type Typed = z.infer<z.ZodObject<typeof commonFields>>

const toAsked = (typed: Typed, rules: TimeRules): AskedBooking => {
  const { id, settleBy, travelMinutes, note, whenTaken } = typed
  return { id, settleBy, travelMinutes, note, whenTaken, when: readTime(typed, rules) }
}

/** A booking of somebody or something in particular: its times, `settleBy`, `travelMinutes`, `note`, `whenTaken`. */
export const bookingForm = (rules: TimeRules, offered: readonly Settlement[]) =>
  formOfParts({ ...commonFields, settleBy: settleField(offered) }, (typed) =>
    timeFaults(typed, rules),
  ).transform((typed) => toAsked(typed, rules))

/** Who is asked for a kind of specialist: one school, or every school of a group. */
export type AskedOf = { kind: "school" | "group"; id: string }

/** A booking of a kind of specialist, who is named later: as above, with `kindSought`, and `of` like "group:ID". */
export const kindForm = (asked: Omit<TimeRules, "kind">) => {
  const rules = { ...asked, kind: "person" } as const
  return formOfParts(
    {
      ...commonFields,
      kindSought: textField(120, "Enter the kind of specialist, like speech and language therapist"),
      of: field((text): Outcome<AskedOf> => {
        const [kind, id = ""] = text.split(":")
        return (kind === "school" || kind === "group") && isId(id)
          ? succeed({ kind, id })
          : refuse("Choose whom you ask")
      }),
    },
    (typed) => timeFaults(typed, rules),
  ).transform(({ kindSought, of, ...typed }) => ({ ...toAsked(typed, rules), kindSought, of }))
}

/** What a school says of time that is held for it: `settleBy`, `travelMinutes`, `note`. */
export const holdForm = (offered: readonly Settlement[]) =>
  z.object({
    id: broughtId,
    settleBy: settleField(offered),
    travelMinutes: travelField,
    note: textField(1_000),
  })

const reason = textField(500, "Say why, so that the other school knows")

/** The owner's yes: `travelMinutes` as they know it, and of a kind of specialist `resourceId`, who it will be. */
export const confirmForm = z.object({ travelMinutes: travelField, resourceId: textField(60) })

export const declineForm = z.object({ reason })

/** `periodIds`: the times that are called off. */
export const cancelForm = z.object({
  reason,
  periodIds: z
    .unknown()
    .transform((raw, context) => {
      const chosen = [raw].flat().filter((id): id is string => typeof id === "string" && isId(id))
      if (chosen.length > 0) return [...new Set(chosen)]
      context.addIssue("Choose at least one day")
      return z.NEVER
    })
    .prefault([]),
})

const MINUTES_PER_DAY = 24 * 60

/** What took place, in minutes by time: `minutes.ID`, up to midnight of the day on which it was to end. */
export const deliveryForm = (periods: readonly (Period<Temporal.Instant> & { id: string })[]) =>
  z.object({
    minutes: z
      .object(
        Object.fromEntries(
          periods.map(({ id, start, end }) => {
            const days = civilDateOf(start).until(civilDateOf(end)).days + 1
            const most = days * MINUTES_PER_DAY
            return [id, field((text) => parseWholeNumber(text, { least: 0, most }))]
          }),
        ),
      )
      .prefault({}),
  })
