import { formatDate, formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds } from "#app/core/money.ts"
import { withArticle } from "#app/core/with-article.ts"
import type { Letter, SchoolReader } from "#app/features/groups/letters/letter.ts"
import type { DayBid, PostClearing } from "#app/features/staffing/posts/clear-post.ts"
import { daysInWords, takenInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { moreHalfDaysNeeded, reasonFor } from "#app/features/staffing/posts/explain-post.ts"
import type { PayAward } from "#app/features/staffing/posts/pay-award.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"
import { sayReason, sayRescue } from "#app/features/staffing/posts/reason-sentences.ts"

const pageOf = ({ id }: SharedPost, appUrl: string) => `${appUrl}/posts/${id}`

/** To every school that it is open to. */
export const postOpened = ({ schoolId }: SchoolReader, post: SharedPost, appUrl: string): Letter => ({
  subject: `Open: ${post.title}`,
  paragraphs: [
    schoolId === post.employer.id
      ? `Your school has proposed a shared post: ${post.title}, ${daysInWords(post.halfDays)} a week from ${formatShortDate(post.startsOn)}.`
      : `${post.employer.name} would employ ${withArticle(post.title)} for several schools, ${daysInWords(post.halfDays)} a week from ${formatShortDate(post.startsOn)}.`,
    `Say by ${formatMoment(post.closesAt)} how many days you would take, and what a day may cost you at most. The more days are taken, the less each costs:\n${pageOf(post, appUrl)}`,
  ],
})

/** To everybody whom the cancelled post concerned. */
export const postCancelled = (
  _reader: SchoolReader,
  post: SharedPost,
  { by, reason }: { by: string; reason: string },
  appUrl: string,
): Letter => ({
  subject: `Cancelled: ${post.title}`,
  paragraphs: [
    `${by} has cancelled the shared post ${post.title}.`,
    `The reason: ${reason}`,
    pageOf(post, appUrl),
  ],
})

/** To a school that answered, and to the employer: who is in, what it costs, or why not. */
export const postResult = (
  { schoolId }: SchoolReader,
  post: SharedPost,
  {
    bids,
    clearing,
    leftOut,
  }: { bids: readonly DayBid[]; clearing: PostClearing /** Why it was. */; leftOut: string | null },
  appUrl: string,
): Letter => {
  const isEmployer = schoolId === post.employer.id
  const own = clearing.shares.find((share) => share.schoolId === schoolId)
  const reasons =
    leftOut === null
      ? own
        ? sayReason(reasonFor(post, bids, clearing, schoolId))
        : []
      : sayReason({ kind: "left-out", asked: 0, why: leftOut })
  if (clearing.kind === "not-formed") {
    const more = bids.length > 0 ? moreHalfDaysNeeded(post, bids) : null
    return {
      subject: `Not formed: ${post.title}`,
      paragraphs: [
        `The shared post ${post.title} has not formed, so nobody is employed and nobody pays anything.`,
        ...(reasons.length > 0 ? reasons : more === null ? [] : [sayRescue(more)]),
        pageOf(post, appUrl),
      ],
    }
  }
  return {
    subject:
      (leftOut !== null || own?.halfDays === 0) && !isEmployer
        ? `Formed without your school: ${post.title}`
        : `Formed: ${post.title}`,
    paragraphs: [
      `The shared post ${post.title} has formed. ${takenInWords(clearing.takenHalfDays, post.halfDays)}.`,
      ...reasons,
      ...(own && own.halfDays > 0
        ? [
            `Your school’s share from ${formatShortDate(post.startsOn)} to ${formatShortDate(post.endsOn)} is ${formatPounds(own.netPence)} before VAT.`,
          ]
        : []),
      isEmployer
        ? `Make the week next, so that every school knows its days:\n${pageOf(post, appUrl)}`
        : pageOf(post, appUrl),
    ],
  }
}

/** To schools that have days of it, when the week is made or has changed. */
export const weekMade = (
  post: SharedPost,
  from: Temporal.PlainDate,
  days: string,
  appUrl: string,
): Letter => ({
  subject: `Your days: ${post.title}`,
  paragraphs: [
    `The week of ${post.title} has been made. Your school’s days from ${formatShortDate(from)}: ${days}.`,
    `The whole week, and why it is so:\n${pageOf(post, appUrl)}/week`,
  ],
})

/** To schools that have days of it, and to the employer: what a day costs from a pay award on. */
export const payAwarded = (
  post: SharedPost,
  { pay, dayPence }: PayAward,
  own: readonly string[],
  appUrl: string,
): Letter => ({
  subject: `New pay: ${post.title}`,
  paragraphs: [
    `The pay of the shared post ${post.title} changes on ${formatShortDate(pay.validFrom)}: ${pay.payPoint}, ${pay.source}. From then on a day comes to ${formatPounds(dayPence)} all in.`,
    ...own,
    `How it comes about:\n${pageOf(post, appUrl)}/pay`,
  ],
})

/** To a school whose day does not take place. */
export const dayCalledOff = (
  post: SharedPost,
  { day, reason, by }: { day: Temporal.PlainDate; reason: string; by: string },
  appUrl: string,
): Letter => ({
  subject: `Called off on ${formatShortDate(day)}: ${post.title}`,
  paragraphs: [
    `${by} has called off your school’s ${formatDate(day)} of the shared post ${post.title}. Nobody comes, and your school does not pay it.`,
    `The reason: ${reason}`,
    `${pageOf(post, appUrl)}/week`,
  ],
})

/** To a school whose day takes place after all. */
export const dayTakesPlace = (
  post: SharedPost,
  { day, by }: { day: Temporal.PlainDate; by: string },
  appUrl: string,
): Letter => ({
  subject: `On again on ${formatShortDate(day)}: ${post.title}`,
  paragraphs: [
    `Your school’s ${formatDate(day)} of the shared post ${post.title} had been called off. It takes place after all, says ${by}, and your school pays it as any other day.`,
    `${pageOf(post, appUrl)}/week`,
  ],
})
