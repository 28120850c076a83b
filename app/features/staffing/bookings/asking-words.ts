import { civilDateOf, formatDate } from "#app/core/civil-time.ts"
import type { FullWeek } from "#app/features/staffing/bookings/contract-hours.ts"
import type { LeftOut, Plan } from "#app/features/staffing/bookings/plan-times.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { hoursInWords } from "#app/features/staffing/bookings/resource-words.ts"
import { minutesInWords, periodInWords } from "#app/features/staffing/bookings/time-words.ts"
import { dayFaultSentence, faultInWords } from "#app/features/staffing/days/counting-days.ts"

/** A sentence about what stands in the way of a booking, and the field beside which it stands. */
type Obstacle = { field: string; sentence: string }

const MOST_NAMED = 3

/** Why a booking is not to be had, and what to do instead. */
export function obstacleOf(
  plan: Exclude<Plan, { kind: "possible" }>,
  { hours, isSeries, mayWait }: Pick<Resource, "hours"> & { isSeries: boolean; mayWait: boolean },
): Obstacle {
  switch (plan.kind) {
    case "day-does-not-count":
      return { field: "date", sentence: `${dayFaultSentence(plan.day, plan.fault)}. Choose another day` }
    case "outside-hours":
      return { field: "from", sentence: `Choose a time within ${hoursInWords(hours).join(", ")}` }
    case "taken":
      return isSeries
        ? {
            field: "whenTaken",
            sentence: `Taken: ${someOf(plan.periods.map(periodInWords))}. Book the others, wait for these as well, or choose other times`,
          }
        : {
            field: "from",
            sentence: `Another school was first at this time, or yours has it. Choose another one, or wait for this`,
          }
    case "over-hours":
      return {
        field: "to",
        sentence: `${fullWeekSentence(plan.weeks)}. ${mayWait ? "Choose another week, or wait for this" : "Ask for less"}`,
      }
    case "nothing-left":
      return {
        field: "weekdays",
        sentence:
          plan.leftOut.length === 0
            ? "Choose days that come again before the term ends"
            : `No day is left: ${someOf(plan.leftOut.map(leftOutInWords))}`,
      }
  }
}

/** "In the week of Monday 7 December 2026 the contract has 2 hours left, and this takes 2 hours 30 minutes with travel" */
export const fullWeekSentence = ([first]: readonly FullWeek[]): string =>
  first
    ? `In the week of ${formatDate(first.monday)} the contract has ${minutesInWords(first.leftMinutes)} left, and this takes ${minutesInWords(first.askedMinutes)} with travel`
    : ""

/** "Friday 25 December 2026 is a bank holiday (Christmas Day)" */
export const leftOutInWords = ({ day, why }: LeftOut): string =>
  `${formatDate(day)} is ${why.kind === "taken" ? "taken" : faultInWords(why)}`

const someOf = (words: readonly string[]): string => {
  const more = words.length - MOST_NAMED
  return more > 0 ? `${words.slice(0, MOST_NAMED).join("; ")}; and ${more} more` : words.join("; ")
}

/** The days that a series went without, for an address that the next page reads. */
export const leftOutInAddress = (leftOut: readonly LeftOut[]): string =>
  leftOut.length === 0 ? "" : `&left=${leftOut.map(({ day }) => day.toString()).join(".")}`

/** The days that `leftOutInAddress` wrote; what is none is passed over. */
export const leftOutDays = (text: string | null): Temporal.PlainDate[] =>
  (text ?? "")
    .split(".")
    .slice(0, 200)
    .filter((part) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d)$|^\d{4}-\d\d-3[01]$/.test(part))
    .flatMap((part) => {
      try {
        return [Temporal.PlainDate.from(part)]
      } catch {
        return []
      }
    })

/** The day on which a period starts, in words. */
export const dayOf = (start: Temporal.Instant): string => formatDate(civilDateOf(start))
