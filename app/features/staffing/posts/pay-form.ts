import { z } from "zod"
import { broughtDay, broughtPence, field, optionalField, textField } from "#app/core/form-fields.ts"
import { type FieldFault, formOfParts } from "#app/core/form-of-parts.ts"
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

type Said = { [Name in keyof typeof payFields]: z.output<(typeof payFields)[Name]> }

export const payOf = (said: Said): PostPay => ({
  ...{ payPoint: said.payPoint, pensionRate: said.pensionRate, insuranceRate: said.insuranceRate },
  ...{ paidWeeks: said.paidWeeks, validFrom: said.validFrom, source: said.source },
  fullTimeSalaryPence: said.fullTimeSalary,
  insuranceThresholdPence: said.insuranceThreshold,
  otherPence: said.other,
})

/** A year of pay is for the weeks of the post, and may be for more. */
export function* weeksFault({
  weeks,
  paidWeeks,
}: {
  weeks?: number
  paidWeeks?: number
}): Generator<FieldFault> {
  if (weeks && paidWeeks && weeks > paidWeeks)
    yield ["paidWeeks", "Enter at least as many weeks as the post works, because a year of pay covers them"]
}

type Running = { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate; weeks: number }

/** A pay award on a post: its figures, from a day of the post that is still to come. */
export const awardForm = ({ startsOn, endsOn, weeks }: Running, today: Temporal.PlainDate) => {
  const compare = Temporal.PlainDate.compare
  return formOfParts(payFields, function* ({ validFrom, paidWeeks }): Generator<FieldFault> {
    if (validFrom && compare(validFrom, today) <= 0)
      yield ["validFrom", "Enter a day that is still to come: days that have been worked keep their price"]
    else if (validFrom && compare(validFrom, startsOn) <= 0)
      yield ["validFrom", "Enter a day after the first day of the post, which was formed with its figures"]
    else if (validFrom && compare(validFrom, endsOn) > 0)
      yield ["validFrom", "Enter a day before the post ends"]
    yield* weeksFault({ weeks, paidWeeks })
  }).transform(payOf)
}

/** A school's answer to a pay award: from which day it holds, and what a day comes to as the page said it. */
export const answerAwardForm = z.object({ validFrom: broughtDay, dayPence: broughtPence })
