import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, sumPence } from "#app/core/money.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { percentInFigures } from "#app/features/staffing/posts/parse-percent.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { costParts, periodCost, totalCost, yearlyCost } from "#app/features/staffing/posts/post-cost.ts"
import { partNames } from "#app/features/staffing/posts/reason-sentences.ts"
import type { ShownPost } from "#app/features/staffing/posts/shown-post.ts"

/** What a post costs a year and from its first day to its last, with so many half-days a week taken. */
export function presentCost(post: SharedPost, takenHalfDays: number): ShownPost["cost"] {
  const { pay } = post
  const year = { ...yearlyCost(post, pay), travel: null }
  const period = periodCost(post, pay, takenHalfDays)
  const sums = sumPence(Object.values(yearlyCost(post, pay)))
  const rates: Partial<Record<string, string>> = {
    salary: `, ${pay.payPoint}: ${formatPounds(pay.fullTimeSalaryPence)} for five days`,
    pension: `, ${percentInFigures(pay.pensionRate)}%`,
    insurance: `, ${percentInFigures(pay.insuranceRate)}% above ${formatPounds(pay.insuranceThresholdPence)}`,
    travel: `, ${formatPounds(post.travelDayPence)} a day`,
  }
  return {
    rows: costParts
      .filter((part) => period[part] > 0n || part !== "other")
      .map((part) => ({
        part: `${partNames[part]}${rates[part] ?? ""}`,
        year: year[part] === null ? "–" : formatPounds(year[part]),
        period: formatPounds(period[part]),
      })),
    total: { year: formatPounds(sums), period: formatPounds(totalCost(period)) },
    basis:
      `For ${daysInWords(post.halfDays)} a week over ${post.weeks} of ${pay.paidWeeks} paid weeks. ` +
      `Entered by the employer: ${pay.source}, as from ${formatShortDate(pay.validFrom)}.`,
  }
}
