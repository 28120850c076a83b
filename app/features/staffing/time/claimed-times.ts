import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import { parseTime } from "#app/features/staffing/time/spoken-time.ts"

const FIELD = "time-"
const LONGEST_MINUTES = 24 * 60

/** The times in a form of lines to send, by source key; a line whose field is missing is as it was booked. */
export const claimedTimes = (
  typed: Readonly<Record<string, string | string[]>>,
): Outcome<Map<string, number>, Record<string, string>> => {
  const times = new Map<string, number>()
  const sentences: Record<string, string> = {}
  for (const [name, text] of Object.entries(typed)) {
    if (!name.startsWith(FIELD)) continue
    const read =
      typeof text === "string"
        ? parseTime(text, { least: 0, most: LONGEST_MINUTES })
        : refuse("Fill this in once")
    if (read.ok) times.set(name.slice(FIELD.length), read.value)
    else sentences[name] = read.reason
  }
  return Object.keys(sentences).length > 0 ? refuse(sentences) : succeed(times)
}
