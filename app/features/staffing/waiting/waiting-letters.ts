import { formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import type { Letter } from "#app/features/groups/letters/letter.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import type { SharedPost } from "#app/features/staffing/posts/post.ts"

type Named = Pick<SharedPost, "id" | "title">

const waitingPage = ({ id }: Named, appUrl: string) => `${appUrl}/posts/${id}/waiting`

/** To the employer, when a school gives days up. */
export const daysGivenUp = (
  post: Named,
  {
    by,
    halfDays,
    fromDay,
    reason,
  }: { by: string; halfDays: number; fromDay: Temporal.PlainDate; reason: string },
  appUrl: string,
): Letter => ({
  subject: `Days given up: ${post.title}`,
  paragraphs: [
    `${by} gives up ${daysInWords(halfDays)} a week of the shared post ${post.title} from ${formatShortDate(fromDay)}.`,
    ...(reason === "" ? [] : [`The reason: ${reason}`]),
    `Schools that wait are asked in their order. Until one takes them, ${by} keeps the days and pays them.`,
    waitingPage(post, appUrl),
  ],
})

/** To a school for which days are held. */
export const daysHeldForYou = (
  post: Named,
  { halfDays, holdUntil }: { halfDays: number; holdUntil: Temporal.Instant },
  appUrl: string,
): Letter => ({
  subject: `Held for you: ${daysInWords(halfDays)} a week of ${post.title}`,
  paragraphs: [
    `Days of the shared post ${post.title} have become free: ${daysInWords(halfDays)} a week. Your school is next on the waiting list.`,
    `They are held for you until ${formatMoment(holdUntil)}. See what a day costs, and take them or leave them to the next:\n${waitingPage(post, appUrl)}`,
  ],
})

/** To a school that let a hold run out. */
export const daysLapsed = (post: Named, appUrl: string): Letter => ({
  subject: `No longer held for you: ${post.title}`,
  paragraphs: [
    `The days of ${post.title} that were held for your school have gone to the next, because nobody answered in time.`,
    `You can wait again:\n${waitingPage(post, appUrl)}`,
  ],
})

/** To the employer, who makes the week, and to who gave the days up. */
export const daysTaken = (
  post: Named,
  {
    by,
    halfDays,
    fromDay,
    dayPence,
  }: { by: string; halfDays: number; fromDay: Temporal.PlainDate; dayPence: Pence },
  { isEmployer }: { isEmployer: boolean },
  appUrl: string,
): Letter => ({
  subject: `Taken: ${daysInWords(halfDays)} a week of ${post.title}`,
  paragraphs: [
    `${by} takes ${daysInWords(halfDays)} a week of the shared post ${post.title} from ${formatShortDate(fromDay)}, at ${formatPounds(dayPence)} a day all in.`,
    isEmployer
      ? `Make the week anew from that day, so that the days come to ${by}:\n${appUrl}/posts/${post.id}/week`
      : "Once the week is made anew, your school does not have these days any more, and does not pay them.",
  ],
})
