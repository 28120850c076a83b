import { apportion } from "#app/core/apportion.ts"
import type { Pence } from "#app/core/money.ts"
import { divideUp } from "#app/core/rounding.ts"
import {
  clearPost,
  type DayBid,
  dayPence,
  lowestPrice,
  type PostClearing,
  type PostTerms,
  priceWith,
} from "#app/features/staffing/posts/clear-post.ts"
import { type CostPart, costParts, periodCost } from "#app/features/staffing/posts/post-cost.ts"

/** One school's answer to "why?", from the clearing itself. Another school's limit is never part of it. */
export type PostReason =
  | {
      kind: "in"
      asked: number
      halfDays: number
      waiting: number
      /** Add up to the share exactly. */
      parts: { part: CostPart; pence: Pence }[]
      netPence: Pence
      /** All in for a day, rounded up to a penny; never above the limit. */
      dayPence: Pence
      limitDayPence: Pence
    }
  /** It would pay, and has no turn before the days are gone. */
  | { kind: "waits"; asked: number; place: number }
  /** A day costs more than its limit, with its own days taken; with every day taken it costs `lowestDayPence`. */
  | {
      kind: "too-dear"
      asked: number
      limitDayPence: Pence
      lowestDayPence: Pence
      /** The lowest limit with which it would have been in; null where no limit would have done. */
      wouldDo: Pence | null
    }
  /** At any limit of its own the post would not have formed. */
  | { kind: "too-few"; asked: number; moreHalfDays: number | null }
  /** Nobody at the school had approved what it asked for, or somebody had refused it. */
  | { kind: "left-out"; asked: number; why: string }

/** No day of anybody's costs as much. */
const ANY_LIMIT = 10n ** 12n

/** Why a school is in or out, for a school with a bid. */
export function reasonFor(
  terms: PostTerms,
  bids: readonly DayBid[],
  clearing: PostClearing,
  schoolId: string,
): PostReason {
  const bid = bids.find((one) => one.schoolId === schoolId)!
  const share = clearing.shares.find((one) => one.schoolId === schoolId)!
  const { asked, waiting } = share
  if (share.halfDays > 0)
    return {
      ...{ kind: "in", asked, halfDays: share.halfDays, waiting, netPence: share.netPence },
      parts: partsOf(terms, clearing, share.netPence),
      ...{ dayPence: clearing.dayPence!, limitDayPence: bid.limitDayPence },
    }
  if (waiting > 0) return { kind: "waits", asked, place: placeOf(clearing, schoolId) }
  const wouldDo = lowestLimitOf(terms, bids, schoolId)
  if (wouldDo === null) return { kind: "too-few", asked, moreHalfDays: moreHalfDaysNeeded(terms, bids) }
  return {
    ...{ kind: "too-dear", asked, limitDayPence: bid.limitDayPence, wouldDo },
    lowestDayPence: dayPence(terms, lowestPrice(terms)),
  }
}

/** A share in the parts of the cost that it is a share of. */
const partsOf = (terms: PostTerms, { takenHalfDays }: PostClearing, netPence: Pence) => {
  const cost = periodCost(terms, terms.pay, takenHalfDays)
  const pence = apportion(
    netPence,
    costParts.map((part) => cost[part]),
  )
  return costParts.map((part, i) => ({ part, pence: pence[i]! })).filter((one) => one.pence > 0n)
}

/** Where a school first stands on the waiting list; 1 is next. */
const placeOf = ({ waiting }: PostClearing, schoolId: string): number => waiting.indexOf(schoolId) + 1

/** What a school's limit must have been for it to be in; null where no limit would have done. */
const lowestLimitOf = (terms: PostTerms, bids: readonly DayBid[], schoolId: string): Pence | null => {
  const clearing = clearPost(
    terms,
    bids.map((bid) => (bid.schoolId === schoolId ? { ...bid, limitDayPence: ANY_LIMIT } : bid)),
  )
  const share = clearing.shares.find((one) => one.schoolId === schoolId)!
  return share.halfDays > 0 || share.waiting > 0 ? clearing.dayPence : null
}

/** How many half-days more somebody would have had to take for the post to form; null where none would do. */
export const moreHalfDaysNeeded = (terms: PostTerms, bids: readonly DayBid[]): number | null => {
  for (let more = 1; more <= terms.halfDays; more++) {
    const somebody = { schoolId: "", halfDays: more, limitDayPence: ANY_LIMIT }
    const { kind, shares } = clearPost(terms, [...bids, somebody])
    if (kind === "formed" && shares.some(({ schoolId, halfDays }) => schoolId !== "" && halfDays > 0))
      return more
  }
  return null
}

/** The most that a school pays over the whole post: its limit for every day that it asked for, rounded up. */
export const worstCase = ({ weeks }: Pick<PostTerms, "weeks">, { halfDays, limitDayPence }: DayBid): Pence =>
  divideUp(limitDayPence * BigInt(halfDays * weeks), 2n)

/** What a day costs all in with so many half-days a week taken: from the fewest that form the post to all of them. */
export const dayPrices = (terms: PostTerms): { halfDays: number; dayPence: Pence }[] =>
  Array.from({ length: terms.halfDays - terms.leastHalfDays + 1 }, (_, i) => terms.leastHalfDays + i).map(
    (halfDays) => ({ halfDays, dayPence: dayPence(terms, priceWith(terms, halfDays)) }),
  )
