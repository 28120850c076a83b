import { formatPounds, type Pence } from "#app/core/money.ts"
import { clearPost, dayPence, type PostClearing, priceWith } from "#app/features/staffing/posts/clear-post.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import {
  moreHalfDaysNeeded,
  type PostReason,
  reasonFor,
  worstCase,
} from "#app/features/staffing/posts/explain-post.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { sayReason, sayRescue } from "#app/features/staffing/posts/reason-sentences.ts"
import type { ShownPost } from "#app/features/staffing/posts/shown-post.ts"

type Standing = Pick<ShownPost, "summary" | "figures"> & { reached: number }

/** How an open post would end if it closed now, and what the acting school would pay, at worst and as it stands. */
export function standingOf({ post, bids, demand, mine }: PostView, schoolId: string | null): Standing {
  const clearing = clearPost(post, bids)
  const cheapest = dayPence(post, priceWith(post, post.halfDays))
  const own = clearing.shares.find((share) => share.schoolId === schoolId)
  const bid = bids.find((one) => one.schoolId === schoolId)
  return {
    summary: `${asked(demand)} ${outcome(post, bids, clearing)}`,
    reached: clearing.takenHalfDays,
    figures: [
      ...(mine && bid
        ? [
            {
              label: "Your school at most",
              figure: formatPounds(worstCase(post, bid)),
              note: `${daysInWords(mine.halfDays)} a week at your limit, from the first day to the last, before VAT`,
            },
            own && own.halfDays > 0
              ? {
                  ...{ label: "If it closed now", figure: formatPounds(own.netPence), strong: true },
                  note: `${daysInWords(own.halfDays)} a week at ${formatPounds(clearing.dayPence!)} a day`,
                }
              : {
                  ...{ label: "If it closed now", figure: "Nothing", strong: true },
                  note: whyNothing(reasonFor(post, bids, clearing, schoolId!), bid.limitDayPence, cheapest),
                },
          ]
        : []),
      {
        label: "With every day taken",
        figure: formatPounds(cheapest),
        note: `a day, all in; ${daysInWords(post.halfDays)} a week are offered`,
      },
    ],
  }
}

/** The nearest reason first: a limit that no number of days would meet. */
const whyNothing = (reason: PostReason, limit: Pence, cheapest: Pence): string | undefined =>
  reason.kind === "too-few" && limit < cheapest
    ? `Even with every day taken a day costs more than your limit of ${formatPounds(limit)}.`
    : sayReason(reason)[0]

const asked = ({ halfDays, schools }: PostView["demand"]): string => {
  if (schools === 0) return "No school has answered yet."
  return schools === 1
    ? `One school asks for ${daysInWords(halfDays)} a week.`
    : `${schools} schools ask for ${daysInWords(halfDays)} a week together.`
}

const outcome = (post: PostView["post"], bids: PostView["bids"], clearing: PostClearing): string => {
  if (clearing.kind === "formed")
    return (
      `If it closed now, the post would form with ${daysInWords(clearing.takenHalfDays)} a week at ` +
      `${formatPounds(clearing.dayPence!)} a day.${clearing.waiting.length > 0 ? " More is wanted than there is, so some would wait." : ""}`
    )
  if (bids.length === 0) return "The post forms when schools take enough days at what a day then costs."
  const more = moreHalfDaysNeeded(post, bids)
  return more === null
    ? "If it closed now, it would not form: even with every day taken, a day costs more than schools would pay."
    : `If it closed now, it would not form. ${sayRescue(more)}`
}
