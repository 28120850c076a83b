import { z } from "zod"
import { isId } from "#app/core/cursor.ts"
import { choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type FieldFault, formOfParts } from "#app/core/form-of-parts.ts"
import { parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import {
  bases,
  type PostingDraft,
  type PostingSide,
  postingKinds,
  terms,
  type Weekday,
  weekdays,
} from "#app/features/expertise/posting.ts"
import { subjects } from "#app/features/expertise/subjects.ts"
import { type SchoolPhase, schoolPhases } from "#app/features/groups/schools/school-phases.ts"

/** How long an offer or a need may stand before it is posted anew. */
const STANDS_FOR = { years: 2 }

const MOST_SUBJECTS = 5
const MOST_RATE = 1_000_000n

const inTheFuture =
  (today: Temporal.PlainDate) =>
  (text: string): Outcome<Temporal.PlainDate> => {
    const read = parseDate(text)
    if (!read.ok) return read
    if (Temporal.PlainDate.compare(read.value, today) < 0) return refuse("Enter a date that is still to come")
    return Temporal.PlainDate.compare(read.value, today.add(STANDS_FOR)) > 0
      ? refuse("Enter a date within the next two years")
      : read
  }

/** Several ticks of one name; whatever is not one of the choices is passed over. */
const ticks = <Key extends string>(keys: readonly Key[], missing: string) =>
  z
    .unknown()
    .transform((raw, context): Key[] => {
      const typed = [raw].flat()
      const ticked = keys.filter((key) => typed.includes(key))
      if (ticked.length > 0) return ticked
      context.addIssue(missing)
      return z.NEVER
    })
    .prefault([])

const rate = (text: string): Outcome<bigint | null> => {
  if (text.trim() === "") return succeed(null)
  const read = parsePounds(text)
  if (!read.ok) return read
  if (read.value <= 0n) return refuse("Enter more than £0, or choose that it is free")
  return read.value > MOST_RATE ? refuse("Enter £10,000 or less") : read
}

const count = (least: number, most: number) =>
  optionalField<number, null>(null, (text) => parseWholeNumber(text, { least, most }))

const fields = (today: Temporal.PlainDate) => ({
  kind: choiceField(postingKinds, "Choose what it is"),
  title: textField(120, "Enter a title that says it in a few words"),
  description: textField(4_000),
  subjects: z
    .unknown()
    .transform((raw, context) => {
      const chosen = subjects.filter((subject) => [raw].flat().includes(subject))
      if (chosen.length <= MOST_SUBJECTS) return chosen as string[]
      context.addIssue(
        `Choose at most ${MOST_SUBJECTS} subjects, so that it is found by those who look for them`,
      )
      return z.NEVER
    })
    .prefault([]),
  phases: ticks<SchoolPhase>(schoolPhases, "Choose at least one phase"),
  weekdays: ticks(weekdays.map(String), "Choose at least one day").transform(
    (days) => days.map(Number) as Weekday[],
  ),
  terms: ticks(terms, "Choose at least one term"),
  credentials: textField(500),
  languages: textField(200),
  weeklyHalfDays: count(1, 10),
  travelMiles: count(0, 100),
  basis: choiceField(bases, "Choose what it is paid by"),
  rate: field(rate),
  trainingOn: optionalField<Temporal.PlainDate, null>(null, inTheFuture(today)),
  trainingPlaces: count(1, 500),
  closesOn: field(inTheFuture(today)),
  resourceId: optionalField<string, null>(null, (text) =>
    isId(text) ? succeed(text) : refuse("Choose one of those listed"),
  ),
  groupIds: z
    .unknown()
    .transform((raw, context) => {
      const chosen = [raw].flat().filter((id): id is string => typeof id === "string" && isId(id))
      if (chosen.length > 0) return [...new Set(chosen)]
      context.addIssue("Choose at least one group that may see it")
      return z.NEVER
    })
    .prefault([]),
})

/**
 * What somebody writes of an offer or a need: `kind`, `title`, `description`, `subjects`, `phases`, `weekdays` (1 to 5),
 * `terms`, `credentials`, `languages`, `weeklyHalfDays`, `travelMiles`, `basis`, `rate` (by day or hour), `trainingOn` and
 * `trainingPlaces` (of training), `closesOn`, `resourceId` (of an offer), `groupIds`. Training
 * that is offered is on the weekday of its day, whatever is ticked.
 */
export const postingForm = (side: PostingSide, today: Temporal.PlainDate) =>
  formOfParts(fields(today), function* (typed): Generator<FieldFault> {
    if (isPaid(typed) && typed.rate === null)
      yield ["rate", "Enter the rate, like 220, or choose that it is free"]
    if (typed.kind !== "training") return
    if (typed.trainingOn === null) yield ["trainingOn", "Enter the day of the training"]
    if (typed.trainingPlaces === null) yield ["trainingPlaces", "Enter how many places there are, like 4"]
  }).transform(({ rate, ...typed }): PostingDraft => {
    const isTraining = typed.kind === "training"
    const { trainingOn } = typed
    const isOn = (day: Weekday) => day === trainingOn?.dayOfWeek
    return {
      ...typed,
      weekdays: isTraining && side === "offer" ? weekdays.filter(isOn) : typed.weekdays,
      ratePence: isPaid(typed) ? rate : null,
      trainingOn: isTraining ? typed.trainingOn : null,
      trainingPlaces: isTraining ? typed.trainingPlaces : null,
    }
  })

const isPaid = ({ basis }: { basis?: PostingDraft["basis"] }) => basis === "day" || basis === "hour"
