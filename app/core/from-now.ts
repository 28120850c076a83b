import { formatMoment } from "#app/core/civil-time.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** The unit for distances below each bound. Two of a unit come before one of the next: "in 36 hours", not "in 1 day". */
const scales = [
  { below: HOUR, unit: MINUTE, name: "minute" },
  { below: 2 * DAY, unit: HOUR, name: "hour" },
  { below: 61 * DAY, unit: DAY, name: "day" },
  { below: 730 * DAY, unit: 30.4375 * DAY, name: "month" },
  { below: Number.POSITIVE_INFINITY, unit: 365.25 * DAY, name: "year" },
]

/**
 * How far a moment is from now: "in 12 days", "3 hours ago", "in less than a minute". Always rounded down, so that
 * nobody has less time than they read.
 */
export const fromNow = (instant: Temporal.Instant, now: Temporal.Instant): string => {
  const ahead = instant.epochMilliseconds - now.epochMilliseconds
  const distance = Math.abs(ahead)
  const say = (words: string) => (ahead >= 0 ? `in ${words}` : `${words} ago`)
  if (distance < MINUTE) return say("less than a minute")
  const { unit, name } = scales.find(({ below }) => distance < below)!
  const count = Math.floor(distance / unit)
  return say(`${count} ${name}${count === 1 ? "" : "s"}`)
}

/** A moment as a page shows it: machine-readable, in words, and how far from now. Plain strings, fit to serialise. */
export type MomentView = { iso: string; text: string; fromNow: string }

export const momentView = (instant: Temporal.Instant, now: Temporal.Instant): MomentView => ({
  iso: instant.toString(),
  text: formatMoment(instant),
  fromNow: fromNow(instant, now),
})
