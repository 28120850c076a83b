import type { Pence } from "#app/core/money.ts"
import { type DayBid, dayPence, type PostTerms, priceWith } from "#app/features/staffing/posts/clear-post.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"

/** Other pay on a post that runs; from `pay.validFrom` on a day comes to `dayPence`, all in. */
export type PayAward = { pay: PostPay; dayPence: Pence }

/** What a school says to an award that goes beyond its limit. */
export type AwardAnswer = { validFrom: Temporal.PlainDate; schoolId: string; accepted: boolean }

/** What a day of a post costs over time. */
export type DayPrices = {
  /** As it was formed. */
  dayPence: Pence
  /** The earliest first. */
  awards: readonly PayAward[]
  answers: readonly AwardAnswer[]
}

type Limit = Pick<DayBid, "schoolId" | "limitDayPence">

/** What a day comes to with other pay, with as many days taken as before, rounded up to a penny. */
export const dayPenceWith = (terms: PostTerms, pay: PostPay, takenHalfDays: number): Pence =>
  dayPence(terms, priceWith({ ...terms, pay }, takenHalfDays))

/** What a day costs on a date, whoever pays it. */
export const priceOn = ({ dayPence: formed, awards }: DayPrices, day: Temporal.PlainDate): Pence =>
  awards.findLast(({ pay }) => Temporal.PlainDate.compare(pay.validFrom, day) <= 0)?.dayPence ?? formed

/** The most that a school pays for a day: the limit it set, or an award that it has accepted since. */
export const limitOn = (
  { awards, answers }: DayPrices,
  { schoolId, limitDayPence }: Limit,
  day: Temporal.PlainDate,
): Pence =>
  awards.reduce((limit, award) => {
    const holds = Temporal.PlainDate.compare(award.pay.validFrom, day) <= 0
    const isAccepted = holds && hasAccepted(answers, award, schoolId)
    return isAccepted && award.dayPence > limit ? award.dayPence : limit
  }, limitDayPence)

/** What a school pays for a day. What the day costs beyond its limit, the employer bears. */
export const paidOn = (prices: DayPrices, limit: Limit, day: Temporal.PlainDate): Pence => {
  const price = priceOn(prices, day)
  const most = limitOn(prices, limit, day)
  if (price > most) return most
  return price
}

/** How a school stands to an award. */
export type AwardStanding =
  /** Within its limit, or an award that it accepted before. */
  "within" | "accepted" | "asked" | "refused"

export function standingTo(prices: DayPrices, award: PayAward, limit: Limit): AwardStanding {
  if (hasAccepted(prices.answers, award, limit.schoolId)) return "accepted"
  if (award.dayPence <= limitOn(prices, limit, award.pay.validFrom)) return "within"
  return answerTo(prices.answers, award, limit.schoolId) ? "refused" : "asked"
}

const answerTo = (answers: readonly AwardAnswer[], { pay }: PayAward, schoolId: string) =>
  answers.find((one) => one.schoolId === schoolId && one.validFrom.equals(pay.validFrom))

const hasAccepted = (answers: readonly AwardAnswer[], award: PayAward, schoolId: string): boolean =>
  answerTo(answers, award, schoolId)?.accepted ?? false
