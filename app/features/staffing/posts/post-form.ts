import { z } from "zod"
import { allExpenditureCodes, type ExpenditureCode } from "#app/core/cfr-codes.ts"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import { broughtId, choiceField, field, optionalField, textField } from "#app/core/form-fields.ts"
import type { Pence } from "#app/core/money.ts"
import { refuse, succeed } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { LONGEST_OPEN, readMoment } from "#app/features/purchasing/pools/pool-times.ts"
import { parseDays } from "#app/features/staffing/posts/parse-days.ts"
import { payFields, payOf, poundsUpTo, weeksField } from "#app/features/staffing/posts/pay-form.ts"
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

const fields = z.object({
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
  travelDay: optionalField(0n, poundsUpTo(MOST_TRAVEL, "Enter £1,000 a day or less")),
  cfrCode: choiceField(allExpenditureCodes, "Choose the CFR code that schools report it under"),
  ...payFields,
})

/**
 * The form of a shared post: `title`, `description`, `employerSchoolId`, `groupIds`, `days` and `leastDays` a week,
 * `startsOn`, `endsOn`, `weeks`, `closesDate` and `closesTime`, `travelDay`, `cfrCode`, and its pay: `payPoint`, `fullTimeSalary`,
 * `pensionRate`, `insuranceRate`, `insuranceThreshold`, `other`, `paidWeeks`, `validFrom`, `source`.
 */
export const postForm = (now: Temporal.Instant) =>
  z.record(z.string(), z.unknown()).transform((typed, context): PostDraft => {
    const complain = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message })
    const plain = fields.safeParse(typed)
    for (const { path, message } of plain.error?.issues ?? [])
      context.addIssue({ code: "custom", path, message })
    const closesAt = readMoment("closes", typed, complain)
    if (closesAt) {
      const fault = closingFault(closesAt, now)
      if (fault) complain("closesDate", fault)
    }
    if (!plain.success) return z.NEVER
    const { days, leastDays, travelDay, ...said } = plain.data
    if (leastDays > days) complain("leastDays", "Enter no more days than the post offers")
    for (const [name, sentence] of dateFaults(said, closesAt, now)) complain(name, sentence)
    if (said.weeks > said.paidWeeks)
      complain(
        "paidWeeks",
        "Enter at least as many weeks as the post works, because a year of pay covers them",
      )
    if (!closesAt) return z.NEVER
    return {
      ...{ id: said.id, title: said.title, description: said.description },
      ...{ employerSchoolId: said.employerSchoolId, groupIds: said.groupIds, closesAt },
      ...{ halfDays: days, leastHalfDays: leastDays, travelDayPence: travelDay, cfrCode: said.cfrCode },
      ...{ startsOn: said.startsOn, endsOn: said.endsOn, weeks: said.weeks },
      pay: payOf(said),
    }
  })

const closingFault = (closesAt: Temporal.Instant, now: Temporal.Instant) => {
  if (Temporal.Instant.compare(closesAt, now) <= 0) return "Enter a time that is still to come"
  return Temporal.Instant.compare(closesAt, now.add(LONGEST_OPEN)) > 0
    ? "Enter a time within the next two years"
    : null
}

type Dates = {
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  weeks: number
  validFrom: Temporal.PlainDate
}

/** A post is for a year at most: what it costs in the next one is asked anew. */
function* dateFaults(
  { startsOn, endsOn, weeks, validFrom }: Dates,
  closesAt: Temporal.Instant | null,
  now: Temporal.Instant,
): Generator<[field: string, sentence: string]> {
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0
  const answered = civilDateOf(closesAt ?? now)
  if (isBefore(startsOn, answered.add({ days: 1 })))
    yield ["startsOn", "Enter a first day that comes after schools have answered"]
  else if (isBefore(answered.add({ years: 2 }), startsOn))
    yield ["startsOn", "Enter a first day within two years"]
  if (isBefore(endsOn, startsOn)) yield ["endsOn", "Enter a last day that comes after the first"]
  else if (isBefore(startsOn.add({ years: 1 }), endsOn))
    yield ["endsOn", "Enter a last day within a year of the first. Propose the next year when it comes"]
  else if (weeks > Math.ceil((startsOn.until(endsOn).days + 1) / 7))
    yield ["weeks", "Enter no more weeks than there are from the first day to the last"]
  if (isBefore(startsOn, validFrom))
    yield ["validFrom", "Enter a day from which the figures hold, up to the first day of the post"]
  else if (isBefore(validFrom, startsOn.subtract({ years: 3 })))
    yield ["validFrom", "Enter figures of the last three years"]
}
