import { weekdayFields } from "#app/features/staffing/posts/weekday-fields.ts"

/** What the form of a school's days holds before anybody has typed: every day is fine, and whole days. */
export const anyDay: Record<string, string> = {
  ...Object.fromEntries(weekdayFields.map((day) => [day, "accepts"])),
  visits: "whole",
}
