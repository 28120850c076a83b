import { formatMoment } from "#app/core/civil-time.ts"
import { periodInWords } from "#app/features/staffing/bookings/time-words.ts"
import { isHeld, type Waiting } from "#app/features/staffing/bookings/waiting.ts"

/** What a school waits for, in a list. */
export type WaitingRowView = {
  id: string
  title: string
  when: string
  place: string
  isHeld: boolean
}

export const waitingRow = (
  { alike = 0, ...waiting }: Waiting & { alike?: number },
  now: Temporal.Instant,
): WaitingRowView => ({
  id: waiting.id,
  title: waiting.resource.name,
  when: `${periodInWords(waiting.period)}${alike > 0 ? `, and ${alike} more ${alike === 1 ? "day" : "days"}` : ""}`,
  place: placeInWords(waiting, now),
  isHeld: isHeld(waiting, now),
})

const placeInWords = (waiting: Waiting, now: Temporal.Instant): string => {
  if (isHeld(waiting, now) && waiting.holdUntil)
    return `Held for you until ${formatMoment(waiting.holdUntil)}`
  if (waiting.before === 0) return "You are next"
  return `${waiting.before} ${waiting.before === 1 ? "school is" : "schools are"} before you`
}
