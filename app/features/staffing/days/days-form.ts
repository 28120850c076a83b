import { z } from "zod"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { formOfParts } from "#app/core/form-of-parts.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { bankHolidaysKnown, nations } from "#app/features/staffing/days/bank-holidays.ts"
import { closureKinds, type Term } from "#app/features/staffing/days/school-days.ts"

const LONGEST_TERM_DAYS = 200
const LONGEST_CLOSURE_DAYS = 100

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0

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
  formOfParts(
    {
      id: broughtId,
      name: textField(60, "Enter a name, like Spring term 2027"),
      termFirstDay: field(knownDay),
      termLastDay: field(knownDay),
    },
    function* ({ termFirstDay: first, termLastDay: last }) {
      if (first && last && isBefore(last, first))
        yield ["termLastDay", "Enter a last day that is not before the first"]
      else if (last && isBefore(last, today)) yield ["termLastDay", "Enter a term that has not ended yet"]
      else if (first && last && first.until(last).days > LONGEST_TERM_DAYS)
        yield ["termLastDay", "Enter one term at a time: this would be more than half a year"]
    },
  ).transform(
    ({ id, name, termFirstDay: firstDay, termLastDay: lastDay }): Term => ({ id, name, firstDay, lastDay }),
  )

/** `nation`: whose bank holidays a school keeps. */
export const nationForm = z.object({ nation: choiceField(nations, "Choose whose bank holidays you keep") })

/** An INSET day or a closure to be added: `id`, `kind`, `firstDay`, `lastDay` (empty: one day), `reason`. */
export const closureForm = (today: Temporal.PlainDate) =>
  formOfParts(
    {
      id: broughtId,
      kind: choiceField(closureKinds, "Choose whether it is an INSET day or a closure"),
      firstDay: field(knownDay),
      lastDay: optionalField<Temporal.PlainDate, null>(null, knownDay),
      reason: textField(120),
    },
    function* ({ firstDay: first, lastDay: last }) {
      if (first && last && isBefore(last, first))
        yield ["lastDay", "Enter a last day that is not before the first"]
      else if (last && isBefore(last, today)) yield ["lastDay", "Enter a day that is still to come"]
      else if (last === null && first && isBefore(first, today))
        yield ["firstDay", "Enter a day that is still to come"]
      else if (first && last && first.until(last).days > LONGEST_CLOSURE_DAYS)
        yield ["lastDay", "Enter a closure of 100 days or fewer"]
    },
  ).transform(({ lastDay, ...typed }) => ({ ...typed, lastDay: lastDay ?? typed.firstDay }))
