import { formatMoment, formatShortDate } from "#app/core/civil-time.ts"
import { momentView } from "#app/core/from-now.ts"
import { decimalPounds, formatPounds } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { presentApproval, sayAwaiting } from "#app/features/purchasing/approvals/present-approval.ts"
import { codeInWords } from "#app/features/purchasing/approvals/spending-limits-words.ts"
import { anyDay } from "#app/features/staffing/posts/any-day.ts"
import { daysInFigures, daysInWords, takenInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { hasFormed, isOpen, mayBecome, stateNames } from "#app/features/staffing/posts/post.ts"
import { postAnswers } from "#app/features/staffing/posts/post-approval.ts"
import { inPolicy, officeAnswersFor } from "#app/features/staffing/posts/post-refusal.ts"
import type { PostView } from "#app/features/staffing/posts/post-view.ts"
import { presentCost } from "#app/features/staffing/posts/present-cost.ts"
import { pricePicture } from "#app/features/staffing/posts/price-picture.ts"
import { partNames, sayReason, sayRescue } from "#app/features/staffing/posts/reason-sentences.ts"
import type { ShownPost, Tone } from "#app/features/staffing/posts/shown-post.ts"
import { standingOf } from "#app/features/staffing/posts/standing.ts"
import { weekdayFields } from "#app/features/staffing/posts/weekday-fields.ts"

/** A post in words, as this person sees it. */
export function presentPost(view: PostView, actor: Actor): ShownPost {
  const { post, now, mine, result, shares } = view
  const policy = inPolicy(post)
  const schoolId = actor.school?.id ?? null
  const open = isOpen(post, now)
  const standing = post.state === "open" || post.state === "draft" ? standingOf(view, schoolId) : null
  const seesShares = can(actor, "see-post-shares", policy)
  return {
    ...{ id: post.id, title: post.title, description: post.description },
    caption: `Shared post, employed by ${post.employer.id === schoolId ? "your school" : post.employer.name}`,
    tag: tagOf(view),
    standing: whenOf(view),
    cancelledBecause: view.steps.find(({ to }) => to === "cancelled")?.reason ?? null,
    facts: factsOf(view),
    picture:
      post.state === "cancelled"
        ? null
        : pricePicture(post, {
            reached: standing?.reached ?? result?.takenHalfDays ?? 0,
            limitDayPence: mine?.limitDayPence ?? null,
          }),
    summary: standing?.summary ?? endedSummary(view),
    figures: standing?.figures ?? endedFigures(view, schoolId),
    // A school that was left out reads so in its outcome.
    approval:
      view.reason?.kind === "left-out"
        ? null
        : presentApproval({ terms: post, now, approval: view.approval, noun: postAnswers.noun }, actor),
    awaiting: awaitingOf(view),
    cost: presentCost(post, result?.takenHalfDays || post.halfDays),
    answer: {
      barred: can(actor, "commit-days", policy) ? null : barredSentence(actor),
      ...{ isOpen: open, hasAnswered: mine !== null },
      typed: mine
        ? {
            ...{ days: (mine.halfDays / 2).toString(), limitDay: decimalPounds(mine.limitDayPence) },
            ...Object.fromEntries(weekdayFields.map((day, i) => [day, mine.wishes[i]!])),
            ...{ visits: mine.prefersHalfDays ? "half" : "whole", travelMinutes: String(mine.travelMinutes) },
          }
        : anyDay,
    },
    schools: view.schools.map((school) => {
      const share = shares.find((one) => one.schoolId === school.schoolId)
      const halfDays = result && result.takenHalfDays > 0 ? school.halfDays : school.asked
      return {
        ...{ id: school.schoolId, name: school.schoolId === schoolId ? `${school.name} (you)` : school.name },
        days: halfDays === null ? "" : halfDays === 0 ? "none" : daysInFigures(halfDays),
        waiting: school.waiting ? daysInFigures(school.waiting) : "",
        share: share && share.netPence > 0n ? formatPounds(share.netPence) : "",
      }
    }),
    daysHead: result && result.takenHalfDays > 0 ? "Days a week" : "Asks for, days a week",
    seesDays: result !== null || seesShares,
    result: resultOf(view, schoolId),
    waiting: waitingOf(view),
    may: {
      edit: post.state === "draft" && can(actor, "edit-post", policy),
      open: post.state === "draft" && can(actor, "open-post", policy),
      cancel: mayBecome(post.state, "cancelled") && can(actor, "cancel-post", policy),
      makeWeek: (post.state === "formed" || post.state === "running") && can(actor, "make-week", policy),
      withdraw: open && mine !== null && can(actor, "withdraw-days", policy),
      seeWeek: hasFormed(post),
      callOff: hasFormed(post) && can(actor, "call-off-days", policy),
      nameHolder: (post.state === "formed" || post.state === "running") && can(actor, "name-holder", policy),
      seePay: hasFormed(post),
      seeWaiting: post.state === "formed" || post.state === "running",
    },
    steps: view.steps.map(({ from, to, at, personName, reason }) => ({
      ...{ key: `${from} ${to}`, what: stateNames[to], by: personName, at: momentView(at, now), reason },
    })),
  }
}

const barredSentence = ({ school }: Actor): string =>
  school === null ? "You act for no school, so you cannot answer for one." : officeAnswersFor(school).sentence

const tones: Record<PostView["post"]["state"], Tone> = {
  ...{ draft: "neutral", open: "active", formed: "good", "not-formed": "neutral" },
  ...{ running: "good", ended: "neutral", cancelled: "bad" },
}

const tagOf = ({ post, now }: PostView): ShownPost["tag"] => ({
  tone: tones[post.state],
  text: post.state === "open" && !isOpen(post, now) ? "Being worked out" : stateNames[post.state],
})

const whenOf = ({ post, now }: PostView): ShownPost["standing"] => {
  const moment = momentView(post.closesAt, now)
  if (post.state === "draft") return { text: "A draft. Schools would answer by", moment }
  if (post.state === "cancelled") return { text: "Cancelled.", moment: null }
  return { text: isOpen(post, now) ? "Schools answer by" : "Schools answered by", moment }
}

const factsOf = ({ post }: PostView): ShownPost["facts"] => [
  { key: "Employer", value: post.employer.name },
  { key: "Offered", value: `${daysInWords(post.halfDays)} a week` },
  ...(post.leastHalfDays > 1
    ? [{ key: "Forms from", value: `${daysInWords(post.leastHalfDays)} a week taken` }]
    : []),
  {
    key: "When",
    value: `${formatShortDate(post.startsOn)} to ${formatShortDate(post.endsOn)}, ${post.weeks} weeks of work`,
  },
  { key: "Open to", value: post.groups.map(({ name }) => name).join(", ") },
  { key: "Answers by", value: formatMoment(post.closesAt) },
  ...(post.cfrCode === null ? [] : [{ key: "CFR code", value: codeInWords(post.cfrCode) }]),
]

const endedSummary = ({ post, result }: PostView): string => {
  if (post.state === "cancelled" || !result) return "Nobody pays anything for days that are not worked."
  if (result.takenHalfDays === 0)
    return `The post did not form, so nobody is employed and nobody pays.${result.moreHalfDays === null ? "" : ` ${sayRescue(result.moreHalfDays)}`}`
  return `${takenInWords(result.takenHalfDays, post.halfDays)}, at ${formatPounds(result.dayPence!)} a day.`
}

const endedFigures = (
  { schools, shares, result, reason }: PostView,
  schoolId: string | null,
): ShownPost["figures"] => {
  if (!result || result.takenHalfDays === 0) return []
  const own = schools.find((school) => school.schoolId === schoolId)
  const share = shares.find((one) => one.schoolId === schoolId)
  const formed = reason?.kind === "in" ? reason.halfDays : 0
  const sinceThen = own?.halfDays === formed ? "" : ". Days have passed on since the post formed"
  return [
    ...(formed > 0 && share
      ? [
          {
            ...{ label: "Your school", figure: formatPounds(share.netPence), strong: true },
            note: `${daysInWords(formed)} a week, from the first day to the last, before VAT${sinceThen}`,
          },
        ]
      : []),
    {
      label: "A day, all in",
      figure: formatPounds(result.dayPence!),
      note: "before VAT, the same for every school",
    },
    { label: "The whole post", figure: formatPounds(result.totalPence), note: "shared to the penny" },
  ]
}

const resultOf = ({ reason }: PostView, schoolId: string | null): ShownPost["result"] => {
  if (!reason || schoolId === null) return null
  return {
    sentences: sayReason(reason),
    parts:
      reason.kind === "in"
        ? reason.parts.map(({ part, pence }) => ({ part: partNames[part], pence: formatPounds(pence) }))
        : [],
    share: reason.kind === "in" ? formatPounds(reason.netPence) : null,
  }
}

/** What the whole group may know of answers that wait; who waits alone reads of it elsewhere. */
const awaitingOf = ({ post, now, awaiting, approval }: PostView): string | null => {
  if (!awaiting || !isOpen(post, now)) return null
  if (awaiting.schools === 1 && approval?.state === "awaiting") return null
  return sayAwaiting(awaiting.schools, `${daysInWords(awaiting.halfDays)} a week`)
}

const waitingOf = ({ schools, result }: PostView): string[] =>
  (result?.waiting ?? []).map((id) => schools.find(({ schoolId }) => schoolId === id)?.name ?? "A school")
