import { CIVIL_ZONE, formatShortDate } from "#app/core/civil-time.ts"

/** "21 December 2026": the last day on which something still stands from morning to midnight. */
export const lastFullDay = (expiresAt: Temporal.Instant): string =>
  formatShortDate(expiresAt.toZonedDateTimeISO(CIVIL_ZONE).toPlainDate().subtract({ days: 1 }))
