import type { TimePrice } from "#app/features/staffing/recharges/month-cost.ts"
import {
  type LineStanding,
  type LineWord,
  standingOfLine,
} from "#app/features/staffing/time/line-standing.ts"

export type TimesheetLine = {
  id: string
  school: { id: string; name: string }
  workedOn: Temporal.PlainDate
  what: string
  bookedMinutes: number
  price: TimePrice | null
  /** The last first. */
  words: LineWord[]
  isRecharged: boolean
}

/** A month of an arrangement's time; a school that had some of it finds its own lines alone. */
export type Timesheet = {
  id: string
  arrangementId: string
  title: string
  dayMinutes: number
  supplier: { id: string; name: string }
  month: Temporal.PlainDate
  sentAt: Temporal.Instant
  lines: TimesheetLine[]
}

export const standingOf = (
  { supplier }: Pick<Timesheet, "supplier">,
  { words, school }: Pick<TimesheetLine, "words" | "school">,
): LineStanding => standingOfLine(words, school.id === supplier.id)
