import { formatPounds } from "#app/core/money.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import type { PostReason } from "#app/features/staffing/posts/explain-post.ts"
import type { CostPart } from "#app/features/staffing/posts/post-cost.ts"

export const partNames: Record<CostPart, string> = {
  salary: "Salary",
  pension: "Employer’s pension contribution",
  insurance: "Employer’s National Insurance",
  other: "Other costs of employment",
  travel: "Travel",
}

/** Why a school is in or out, in plain English, to that school. */
export const sayReason = (reason: PostReason): string[] => {
  switch (reason.kind) {
    case "in":
      return [
        `Your school has ${daysInWords(reason.halfDays)} a week. A day comes to ${formatPounds(reason.dayPence)} all in, ` +
          `and you would have paid up to ${formatPounds(reason.limitDayPence)}.`,
        ...(reason.waiting > 0 ? [sayWaiting(reason.asked, reason.waiting)] : []),
      ]
    case "waits":
      return [
        `Your school asked for ${daysInWords(reason.asked)} a week and would pay what they cost, but more schools would than there are days. ` +
          "The days went round in turns, drawn by lot, and were gone before yours.",
        reason.place === 1
          ? "You are first on the waiting list: the next half-day that becomes free is yours."
          : `You are number ${reason.place} on the waiting list for half-days that become free.`,
      ]
    case "too-dear":
      return [
        `A day would have cost more than your limit of ${formatPounds(reason.limitDayPence)}` +
          `${reason.lowestDayPence > reason.limitDayPence ? `, because even with every day taken it costs ${formatPounds(reason.lowestDayPence)}` : ""}.`,
        reason.wouldDo === null
          ? "No limit of yours alone would have changed that."
          : `With a limit of ${formatPounds(reason.wouldDo)} a day, your school would have been in.`,
      ]
    case "too-few":
      return [
        "Whatever your limit, the post would not have formed: too few days were wanted at what a day would have cost.",
        ...(reason.moreHalfDays === null ? [] : [sayRescue(reason.moreHalfDays)]),
      ]
    case "left-out":
      return [`Your school was left out. ${reason.why} It has no days and pays nothing.`]
  }
}

const sayWaiting = (asked: number, waiting: number): string =>
  `You asked for ${daysInWords(asked)}. Schools wanted more days than there are, so they went round in turns, ` +
  `and ${daysInWords(waiting)} of yours ${waiting <= 2 ? "waits" : "wait"} until somebody gives days up.`

/** What would have formed a post that did not. */
export const sayRescue = (halfDays: number): string =>
  `With ${daysInWords(halfDays)} more a week taken, it would have formed.`
