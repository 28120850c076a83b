import { z } from "zod"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { bankHolidaysKnown, nations } from "#app/features/staffing/days/bank-holidays.ts"
import { closureKinds, type Term } from "#app/features/staffing/days/school-days.ts"

const LONGEST_TERM_DAYS = 200
const LONGEST_CLOSURE_DAYS = 100

const knownDay = (text: string): Outcome<Temporal.PlainDate> => {
  const read = parseDate(text)
  if (!read.ok) return read
  const { first, last } = bankHolidaysKnown
  return Temporal.PlainDate.compare(read.value, last) > 0 || Temporal.PlainDate.compare(read.value, first) < 0
    ? refuse(`Enter a day from ${first.year} to ${last.year}`)
    : read
}

/** A term to be added: `id`, `name`, `termFirstDay`, `termLastDay`. One that has ended, or ends before it starts, is refused. */
export const termForm = (today: Temporal.PlainDate) =>
  z
    .object({
      id: broughtId,
      name: textField(60, "Enter a name, like Spring term 2027"),
      termFirstDay: field(knownDay),
      termLastDay: field(knownDay),
    })
    .transform(({ id, name, termFirstDay: firstDay, termLastDay: lastDay }, context): Term => {
      const complain = (message: string) =>
        context.addIssue({ code: "custom", path: ["termLastDay"], message })
      const days = firstDay.until(lastDay).days
      if (days < 0) complain("Enter a last day that is not before the first")
      else if (Temporal.PlainDate.compare(lastDay, today) < 0) complain("Enter a term that has not ended yet")
      else if (days > LONGEST_TERM_DAYS)
        complain("Enter one term at a time: this would be more than half a year")
      return { id, name, firstDay, lastDay }
    })

/** `nation`: whose bank holidays a school keeps. */
export const nationForm = z.object({ nation: choiceField(nations, "Choose whose bank holidays you keep") })

/** An INSET day or a closure to be added: `id`, `kind`, `firstDay`, `lastDay` (empty: one day), `reason`. */
export const closureForm = (today: Temporal.PlainDate) =>
  z
    .object({
      id: broughtId,
      kind: choiceField(closureKinds, "Choose whether it is an INSET day or a closure"),
      firstDay: field(knownDay),
      lastDay: optionalField<Temporal.PlainDate, null>(null, knownDay),
      reason: textField(120),
    })
    .transform(({ lastDay, ...typed }, context) => {
      const closure = { ...typed, lastDay: lastDay ?? typed.firstDay }
      const path = lastDay === null ? "firstDay" : "lastDay"
      const complain = (message: string) => context.addIssue({ code: "custom", path: [path], message })
      const days = closure.firstDay.until(closure.lastDay).days
      if (days < 0) complain("Enter a last day that is not before the first")
      else if (Temporal.PlainDate.compare(closure.lastDay, today) < 0)
        complain("Enter a day that is still to come")
      else if (days > LONGEST_CLOSURE_DAYS) complain("Enter a closure of 100 days or fewer")
      return closure
    })
