import { formatShortDate } from "#app/core/civil-time.ts"
import { type MomentView, momentView } from "#app/core/from-now.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { daysInWords } from "#app/features/staffing/posts/days-in-words.ts"
import { isOpen, stateNames } from "#app/features/staffing/posts/post.ts"
import type { ListedPost } from "#app/features/staffing/posts/post-view.ts"
import type { Tone } from "#app/features/staffing/posts/shown-post.ts"

export type PostRow = {
  id: string
  title: string
  gist: string
  demand: string
  when: string
  moment: MomentView
  tag: { tone: Tone; text: string }
}

/** A listed post in words. */
export function presentRow(
  { post, halfDays, schools, mine }: ListedPost,
  actor: Actor,
  now: Temporal.Instant,
): PostRow {
  const open = isOpen(post, now)
  const employer = post.employer.id === actor.school?.id ? "us" : post.employer.name
  const many = schools === 1 ? "1 school" : `${schools} schools`
  return {
    ...{ id: post.id, title: post.title },
    gist: `${daysInWords(post.halfDays)} a week, employed by ${employer}, from ${formatShortDate(post.startsOn)}`,
    demand:
      schools === 0 ? "" : `${many}, ${halfDays === 0 ? "no days" : `${daysInWords(halfDays)} a week`}.`,
    when: post.state === "draft" ? "Answers by" : open ? "Schools answer by" : "Schools answered by",
    moment: momentView(post.closesAt, now),
    tag: tagOf(post.state, open, mine, actor),
  }
}

const tagOf = (
  state: ListedPost["post"]["state"],
  open: boolean,
  mine: number | null,
  actor: Actor,
): PostRow["tag"] => {
  if (open && mine !== null) return { tone: "good", text: `We ask for ${daysInWords(mine)}` }
  if (open)
    return actor.school ? { tone: "attention", text: "Not answered" } : { tone: "active", text: "Open" }
  if (state === "open") return { tone: "neutral", text: "Being worked out" }
  if ((state === "formed" || state === "running") && mine)
    return { tone: "good", text: `${stateNames[state]}, we have ${daysInWords(mine)}` }
  return { tone: state === "cancelled" ? "bad" : "neutral", text: stateNames[state] }
}
