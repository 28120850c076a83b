import { z } from "zod"
import { allExpenditureCodes, type ExpenditureCode } from "#app/core/cfr-codes.ts"
import { CIVIL_ZONE, civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type FieldFault, formOfParts } from "#app/core/form-of-parts.ts"
import type { Pence } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate, parseLocalMoment, parseTime } from "#app/core/parse-civil-time.ts"
import { LONGEST_OPEN } from "#app/features/purchasing/pools/pool-times.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"
import {
  payFields,
  payOf,
  poundsUpTo,
  weeksFault,
  weeksField,
} from "#app/features/staffing/posts/pay-form.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"

/** A post as its leaders write it, complete: a draft can be opened as it is. */
export type PostDraft = {
  id: string
  title: string
  description: string
  employerSchoolId: string
  groupIds: string[]
  halfDays: number
  leastHalfDays: number
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  weeks: number
  closesAt: Temporal.Instant
  travelDayPence: Pence
  cfrCode: ExpenditureCode
  pay: PostPay
}

const MOST_TRAVEL: Pence = 1_000_00n

const fields = {
  id: broughtId,
  title: textField(120, "Enter a title, like Speech and language therapist"),
  description: textField(4_000),
  employerSchoolId: field((typed) =>
    isId(typed) ? succeed(typed) : refuse("Choose the school that employs"),
  ),
  groupIds: z
    .unknown()
    .transform((raw, context) => {
      const ids = [raw].flat().filter((id): id is string => typeof id === "string" && isId(id))
      if (ids.length === 0) context.addIssue("Choose at least one group to open it to")
      return [...new Set(ids)]
    })
    .prefault([]),
  days: field(parseDays),
  leastDays: optionalField(1, parseDays),
  startsOn: field(parseDate),
  endsOn: field(parseDate),
  weeks: weeksField,
  closesDate: field(parseDate),
  closesTime: field(parseTime),
  travelDay: optionalField(0n, poundsUpTo(MOST_TRAVEL, "Enter £1,000 a day or less")),
  cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that schools report it under"),
  ...payFields,
}

type Said = { [Name in keyof typeof fields]: z.output<(typeof fields)[Name]> }

/**
 * The form of a shared post: `title`, `description`, `employerSchoolId`, `groupIds`, `days` and `leastDays` a week,
 * `startsOn`, `endsOn`, `weeks`, `closesDate` and `closesTime`, `travelDay`, `cfrCode`, and its pay: `payPoint`, `fullTimeSalary`,
 * `pensionRate`, `insuranceRate`, `insuranceThreshold`, `other`, `paidWeeks`, `validFrom`, `source`.
 */
export const postForm = (now: Temporal.Instant) =>
  formOfParts(fields, (said) => faultsBetween(said, now)).transform(
    ({ days, leastDays, travelDay, closesDate, closesTime, ...said }): PostDraft => ({
      ...{ id: said.id, title: said.title, description: said.description },
      ...{ employerSchoolId: said.employerSchoolId, groupIds: said.groupIds },
      ...{ halfDays: days, leastHalfDays: leastDays, travelDayPence: travelDay, cfrCode: said.cfrCode },
      ...{ startsOn: said.startsOn, endsOn: said.endsOn, weeks: said.weeks },
      closesAt: closesDate.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: closesTime }).toInstant(),
      pay: payOf(said),
    }),
  )

function* faultsBetween(said: Partial<Said>, now: Temporal.Instant): Generator<FieldFault> {
  const { days, leastDays, closesDate } = said
  if (days && leastDays && leastDays > days) yield ["leastDays", "Enter no more days than the post offers"]
  const closing = closingFault(said, now)
  if (closing) yield closing
  yield* dateFaults(said, closesDate && !closing ? closesDate : civilDateOf(now))
  yield* weeksFault(said)
}

function closingFault({ closesDate, closesTime }: Partial<Said>, now: Temporal.Instant): FieldFault | null {
  if (!closesDate || !closesTime) return null
  const closes = parseLocalMoment(String(closesDate), String(closesTime))
  if (!closes.ok) return ["closesTime", closes.reason.message]
  if (Temporal.Instant.compare(closes.value, now) <= 0)
    return ["closesDate", "Enter a time that is still to come"]
  return Temporal.Instant.compare(closes.value, now.add(LONGEST_OPEN)) > 0
    ? ["closesDate", "Enter a time within the next two years"]
    : null
}

/** A post is for a year at most: what it costs in the next one is asked anew. */
function* dateFaults(
  { startsOn, endsOn, weeks, validFrom }: Partial<Said>,
  answered: Temporal.PlainDate,
): Generator<FieldFault> {
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
  if (!startsOn) return
  if (isBefore(startsOn, answered.add({ days: 1 })))
    yield ["startsOn", "Enter a first day that comes after schools have answered"]
  else if (isBefore(answered.add({ years: 2 }), startsOn))
    yield ["startsOn", "Enter a first day within two years"]
  if (endsOn && isBefore(endsOn, startsOn)) yield ["endsOn", "Enter a last day that comes after the first"]
  else if (endsOn && isBefore(startsOn.add({ years: 1 }), endsOn))
    yield ["endsOn", "Enter a last day within a year of the first. Propose the next year when it comes"]
  else if (endsOn && weeks && weeks > Math.ceil((startsOn.until(endsOn).days + 1) / 7))
    yield ["weeks", "Enter no more weeks than there are from the first day to the last"]
  if (validFrom && isBefore(startsOn, validFrom))
    yield ["validFrom", "Enter a day from which the figures hold, up to the first day of the post"]
  else if (validFrom && isBefore(validFrom, startsOn.subtract({ years: 3 })))
    yield ["validFrom", "Enter figures of the last three years"]
}
