import { CIVIL_ZONE, formatDate } from "#app/core/civil-time.ts"
import { type MomentView, momentView } from "#app/core/from-now.ts"

/** Something that waits for a person, from whichever feature; the first screen lists them together. */
export type Need = {
  key: string
  /** What to do, with its object: "Answer: Copier paper for the spring term". */
  title: string
  /** What it is about, in one sentence. */
  detail: string
  href: string
  /** An amount with its basis: "£412.80 inc VAT". */
  amount?: string
  /** When it is too late, or was due; null: whenever there is time. */
  by: Temporal.Instant | null
  /** What `by` says: "closes", "due", "expires". */
  byVerb?: string
  /** `by` stands for the whole of its day. */
  isByDay?: boolean
  weight: NeedWeight
}

/** A deadline that passes for good, a duty of ours that others wait for, or news. */
export type NeedWeight = "deadline" | "duty" | "news"

export type NeedView = Omit<Need, "by"> & { by: MomentView | null; urgency: Urgency }
export type Urgency = "overdue" | "today" | "this-week" | "later" | "news"

const HOUR_MS = 3_600_000

function urgencyOf(need: Pick<Need, "by" | "weight">, now: Temporal.Instant): Urgency {
  if (need.by === null) return need.weight === "news" ? "news" : "this-week"
  const hours = (need.by.epochMilliseconds - now.epochMilliseconds) / HOUR_MS
  if (hours < 0) return need.weight === "news" ? "news" : "overdue"
  if (hours < 24) return "today"
  return hours < 24 * 7 ? "this-week" : "later"
}

const ORDER: Urgency[] = ["overdue", "today", "this-week", "later", "news"]

/** The most pressing first: by urgency, then by deadline, what has none last. */
export function needsInOrder(needs: Need[], now: Temporal.Instant): NeedView[] {
  const at = (need: Need) => need.by?.epochMilliseconds ?? Number.POSITIVE_INFINITY
  return needs
    .map((need) => ({ need, urgency: urgencyOf(need, now) }))
    .sort((a, b) => ORDER.indexOf(a.urgency) - ORDER.indexOf(b.urgency) || at(a.need) - at(b.need) || 0)
    .map(({ need, urgency }) => ({
      ...need,
      urgency,
      by: need.by && shownMoment(need.by, need.isByDay, now),
    }))
}

const shownMoment = (at: Temporal.Instant, isByDay = false, now: Temporal.Instant): MomentView =>
  isByDay
    ? { ...momentView(at, now), text: formatDate(at.toZonedDateTimeISO(CIVIL_ZONE)) }
    : momentView(at, now)
