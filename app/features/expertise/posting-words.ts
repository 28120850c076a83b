import { formatPounds } from "#app/core/money.ts"
import {
  type Basis,
  type PostingDraft,
  type PostingKind,
  type PostingSide,
  type Term,
  type Weekday,
  weekdays,
} from "#app/features/expertise/posting.ts"

export const kindLabels: Record<PostingKind, string> = {
  expertise: "Specialist expertise",
  "staff-time": "Staff time",
  facility: "A facility or equipment",
  training: "Places on training",
}

export const sideLabels: Record<PostingSide, { one: string; many: string; verb: string }> = {
  offer: { one: "offer", many: "offers", verb: "Offer something" },
  need: { one: "need", many: "needs", verb: "Say what you need" },
}

export const termLabels: Record<Term, string> = { autumn: "Autumn", spring: "Spring", summer: "Summer" }

export const weekdayNames: Record<Weekday, string> = {
  1: "Monday",
  2: "Tuesday",
  3: "Wednesday",
  4: "Thursday",
  5: "Friday",
}

const list = new Intl.ListFormat("en-GB", { type: "conjunction" })

/** "Monday and Thursday", or "any day". */
export const weekdaysInWords = (days: readonly Weekday[]): string =>
  days.length === weekdays.length ? "any day" : list.format(days.map((day) => weekdayNames[day]))

export const inWords = (words: readonly string[]): string => list.format(words)

/** "2½ days a week", from half-days. */
export const daysAWeek = (halfDays: number): string => {
  const whole = Math.floor(halfDays / 2)
  const half = halfDays % 2 === 1 ? "½" : ""
  if (whole === 0) return "half a day a week"
  return whole === 1 && half === "" ? "1 day a week" : `${whole}${half} days a week`
}

const freely: Record<Exclude<Basis, "day" | "hour">, string> = {
  free: "free",
  exchange: "in exchange for time",
}

/** What a rate is for: a day of training is a place on it. */
export const rateUnit = ({ kind, basis }: Pick<PostingDraft, "kind" | "basis">): string =>
  basis === "hour" ? "an hour" : kind === "training" ? "a place" : "a day"

/** "£220.00 a day, ex VAT"; of a need "up to £220.00 a day, ex VAT". */
export const rateInWords = (
  side: PostingSide,
  { kind, basis, ratePence }: Pick<PostingDraft, "kind" | "basis" | "ratePence">,
) => {
  if (basis === "free" || basis === "exchange") return freely[basis]
  return `${side === "need" ? "up to " : ""}${formatPounds(ratePence ?? 0n)} ${rateUnit({ kind, basis })}, ex VAT`
}
