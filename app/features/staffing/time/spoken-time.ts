import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"

const MINUTES_PER_HOUR = 60

/** Minutes as people say them: "3 hours 15 minutes", "1 hour", "no time"; the sign is the caller's to say. */
export const spokenTime = (minutes: number): string => {
  const size = Math.abs(minutes)
  const hours = Math.floor(size / MINUTES_PER_HOUR)
  const rest = size % MINUTES_PER_HOUR
  const parts = [hours > 0 && counted(hours, "hour"), rest > 0 && counted(rest, "minute")]
  return parts.filter(Boolean).join(" ") || "no time"
}

/** The same for a table's column: "3h 15m", "0h". */
export const shortTime = (minutes: number): string => {
  const size = Math.abs(minutes)
  const rest = size % MINUTES_PER_HOUR
  return `${Math.floor(size / MINUTES_PER_HOUR)}h${rest > 0 ? ` ${rest}m` : ""}`
}

/** Minutes as days of so many minutes: "2½ days", "1 day"; in hours where they make no halves or quarters of one. */
export const spokenDays = (minutes: number, dayMinutes: number): string => {
  const quarters = (minutes * 4) / dayMinutes
  if (minutes === 0 || !Number.isInteger(quarters)) return spokenTime(minutes)
  const whole = Math.floor(quarters / 4)
  const fraction = ["", "¼", "½", "¾"][quarters % 4]
  return `${whole || ""}${fraction} ${quarters <= 4 ? "day" : "days"}`
}

const counted = (count: number, one: string) =>
  `${String(count).replace(/\B(?=(\d{3})+$)/g, ",")} ${one}${count === 1 ? "" : "s"}`

/** As a form shows it again: "6:30". */
export const typedTime = (minutes: number): string =>
  `${Math.floor(minutes / MINUTES_PER_HOUR)}:${String(minutes % MINUTES_PER_HOUR).padStart(2, "0")}`

const CLOCK = /^(\d{1,5}):([0-5]\d)$/
const DECIMAL = /^(\d{1,5})(?:\.(\d{1,2}))?$/

/**
 * Reads an amount of time typed as hours ("6", "6.5", "6:30") into whole minutes between two bounds, or says what is
 * wrong with it. A part of an hour that is no whole minute is refused.
 */
export const parseTime = (
  text: string,
  { least, most }: { least: number; most: number },
): Outcome<number> => {
  const typed = text.trim()
  if (typed === "") return refuse("Enter a time in hours, like 6.5 or 6:30")
  const minutes = minutesIn(typed)
  if (minutes === null) return refuse("Enter a time in hours, like 6.5 or 6:30")
  if (!Number.isInteger(minutes)) return refuse("Enter whole minutes: write 20 minutes as 0:20")
  if (minutes < least) return refuse(`Enter at least ${spokenTime(least)}`)
  return minutes > most ? refuse(`Enter ${spokenTime(most)} or less`) : succeed(minutes)
}

const minutesIn = (typed: string): number | null => {
  const clock = CLOCK.exec(typed)
  if (clock) return Number(clock[1]) * MINUTES_PER_HOUR + Number(clock[2])
  const decimal = DECIMAL.exec(typed)
  if (!decimal) return null
  const hundredths = Number(decimal[1]) * 100 + Number((decimal[2] ?? "").padEnd(2, "0"))
  return (hundredths * MINUTES_PER_HOUR) / 100
}
