import type { Period } from "#app/core/period.ts"
import type { Plan } from "#app/features/staffing/bookings/plan-times.ts"

export type WaitingState = "waiting" | "held" | "taken" | "lapsed" | "withdrawn"

/** A school that waits for time which another one has. */
export type Waiting = {
  id: string
  state: WaitingState
  /** What days that were asked for together have in common; null: a single time. */
  seriesId: string | null
  resource: { id: string; name: string }
  school: { id: string; name: string }
  period: Period<Temporal.Instant>
  /** There and back, as the school said when it asked. */
  travelMinutes: number
  askedAt: Temporal.Instant
  /** While it is held: until when. */
  holdUntil: Temporal.Instant | null
  /** How many schools wait for some of the same time and asked before; 0 for another school's. */
  before: number
}

/**
 * Whether what stands in the way of a time may become free: that somebody has it, or hours of a contract that others
 * have. What is more than a contract has in a whole week never comes.
 */
export const isWorthWaiting = (plan: Plan, weeklyMinutes: number | null): boolean =>
  plan.kind === "taken" ||
  (plan.kind === "over-hours" && plan.weeks.every(({ askedMinutes }) => askedMinutes <= (weeklyMinutes ?? 0)))

/** Whether a school may take it now. */
export const isHeld = ({ state, holdUntil }: Waiting, now: Temporal.Instant): boolean =>
  state === "held" && holdUntil !== null && Temporal.Instant.compare(now, holdUntil) < 0
