import { CIVIL_ZONE, formatTime } from "#app/core/civil-time.ts"

/**
 * How often somebody may try within a window: for one account from anywhere, and for one network whatever the
 * account. A whole school often comes from one network address.
 */
export type AttemptLimit = { perAccount: number; perNetwork: number; windowMinutes: number }

export const attemptLimits = {
  password: { perAccount: 10, perNetwork: 100, windowMinutes: 15 },
  code: { perAccount: 10, perNetwork: 100, windowMinutes: 15 },
  letter: { perAccount: 4, perNetwork: 60, windowMinutes: 15 },
  "sign-up": { perAccount: 4, perNetwork: 40, windowMinutes: 60 },
  // By its secret address. Google and Microsoft fetch everybody's calendars from a few networks.
  calendar: { perAccount: 30, perNetwork: 10_000, windowMinutes: 15 },
} satisfies Record<string, AttemptLimit>

export type Attempted = keyof typeof attemptLimits

const MINUTE = 60_000

/** "Too many tries. Please try again at 3:43pm, in 13 minutes." Rounded up, so that nobody comes back too early. */
export function tooOften(until: Temporal.Instant, now: Temporal.Instant): string {
  const at = Temporal.Instant.fromEpochMilliseconds(Math.ceil(until.epochMilliseconds / MINUTE) * MINUTE)
  const minutes = Math.max(1, Math.ceil((until.epochMilliseconds - now.epochMilliseconds) / MINUTE))
  const time = formatTime(at.toZonedDateTimeISO(CIVIL_ZONE))
  return `Too many tries. Please try again at ${time}, in ${minutes} minute${minutes === 1 ? "" : "s"}.`
}
