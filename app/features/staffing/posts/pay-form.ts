import { z } from "zod"
import { field, optionalField, textField } from "#app/core/form-fields.ts"
import { type Pence, parsePounds } from "#app/core/money.ts"
import { type Outcome, refuse } from "#app/core/outcome.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { parseWholeNumber } from "#app/core/whole-number.ts"
import { parsePercent } from "#app/features/staffing/posts/parse-percent.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"

const MOST_A_YEAR: Pence = 1_000_000_00n

export const poundsUpTo =
  (most: Pence, tooMuch: string) =>
  (text: string): Outcome<Pence> => {
    const read = parsePounds(text)
    return read.ok && read.value > most ? refuse(tooMuch) : read
  }

const aYear = poundsUpTo(MOST_A_YEAR, "Enter £1,000,000 or less")

export const weeksField = field((text) => parseWholeNumber(text, { least: 1, most: 53 }))

/**
 * Pay and on-costs as somebody enters them, wherever they do: `payPoint`, `fullTimeSalary`, `pensionRate`,
 * `insuranceRate`, `insuranceThreshold`, `other`, `paidWeeks`, `validFrom`, `source`.
 */
export const payFields = {
  payPoint: textField(80, "Enter the pay point, like Band 6 or M5"),
  fullTimeSalary: field((text) => {
    const read = aYear(text)
    return read.ok && read.value === 0n ? refuse("Enter the salary of a full-time year") : read
  }),
  pensionRate: field(parsePercent),
  insuranceRate: field(parsePercent),
  insuranceThreshold: field(aYear),
  other: optionalField(0n, aYear),
  paidWeeks: weeksField,
  validFrom: field(parseDate),
  source: textField(200, "Say where these figures come from, like the pay scales of a year"),
}

const payShape = z.object(payFields)

export const payOf = (said: z.output<typeof payShape>): PostPay => ({
  ...{ payPoint: said.payPoint, pensionRate: said.pensionRate, insuranceRate: said.insuranceRate },
  ...{ paidWeeks: said.paidWeeks, validFrom: said.validFrom, source: said.source },
  fullTimeSalaryPence: said.fullTimeSalary,
  insuranceThresholdPence: said.insuranceThreshold,
  otherPence: said.other,
})

type Running = { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate; weeks: number }

/** A pay award on a post: its figures, from a day of the post that is still to come. */
export const awardForm = ({ startsOn, endsOn, weeks }: Running, today: Temporal.PlainDate) =>
  payShape.transform((said, context): PostPay => {
    const complain = (name: string, message: string) =>
      context.addIssue({ code: "custom", path: [name], message })
    const compare = Temporal.PlainDate.compare
    if (compare(said.validFrom, today) <= 0)
      complain("validFrom", "Enter a day that is still to come: days that have been worked keep their price")
    else if (compare(said.validFrom, startsOn) <= 0)
      complain("validFrom", "Enter a day after the first day of the post, which was formed with its figures")
    else if (compare(said.validFrom, endsOn) > 0) complain("validFrom", "Enter a day before the post ends")
    if (said.paidWeeks < weeks)
      complain(
        "paidWeeks",
        "Enter at least as many weeks as the post works, because a year of pay covers them",
      )
    return payOf(said)
  })
