import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import type { DayBid } from "#app/features/staffing/posts/clear-post.ts"
import {
  type AwardStanding,
  type DayPrices,
  limitOn,
  type PayAward,
  paidOn,
  priceOn,
  standingTo,
} from "#app/features/staffing/posts/pay-award.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

/** What a day costs from an award on, against the day before. */
export function sayAward(prices: DayPrices, { pay, dayPence }: PayAward): string {
  const before = priceOn(prices, pay.validFrom.subtract({ days: 1 }))
  const from = `From ${formatShortDate(pay.validFrom)} a day comes to ${formatPounds(dayPence)} all in`
  if (dayPence === before) return `${from}, as before.`
  return dayPence > before
    ? `${from}, ${formatPounds(dayPence - before)} more than until then.`
    : `${from}, ${formatPounds(before - dayPence)} less than until then.`
}

/** What an award means for one school: what it pays, and who bears what goes beyond its limit. */
export function sayOwnAward(
  { employer }: Pick<SharedPost, "employer">,
  prices: DayPrices,
  award: PayAward,
  school: Pick<DayBid, "schoolId" | "limitDayPence">,
): string[] {
  const from = award.pay.validFrom
  const limit = formatPounds(limitOn(prices, school, from))
  const beyond = formatPounds(award.dayPence - paidOn(prices, school, from))
  const price = formatPounds(award.dayPence)
  const bears = school.schoolId === employer.id ? "Your own school bears" : `${employer.name} bears`
  const sentences: Record<AwardStanding, string[]> = {
    within: [`That is within your limit of ${limit} a day, so your school pays it and need not answer.`],
    accepted: [`Your school has accepted ${price} a day.`],
    asked: [
      `That is more than your limit of ${limit} a day. Your school pays no more than its limit unless it accepts ${price}.`,
      `${bears} the other ${beyond} a day until then.`,
    ],
    refused: [`Your school stays with its limit of ${limit} a day. ${bears} the other ${beyond} a day.`],
  }
  return sentences[standingTo(prices, award, school)]
}
