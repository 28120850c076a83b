import { type DayFault, dayFault, faultInWords } from "#app/features/staffing/days/counting-days.ts"
import { isInHolidays } from "#app/features/staffing/days/holidays.ts"
import type { SchoolDays } from "#app/features/staffing/days/school-days.ts"

/** What is known of the days on which a post's schools are open. */
export type OpenDays = {
  employerId: string
  /** The employer and every school that has days of the post. */
  schools: readonly SchoolDays[]
  calledOff: readonly CalledOff[]
}

/** A day of one school that somebody has called off. */
export type CalledOff = { schoolId: string; day: Temporal.PlainDate; reason: string }

/** Why a school does not have a day of the post that would be its. */
export type Shut =
  | Exclude<DayFault, { kind: "out-of-term" }>
  | { kind: "holidays"; school: string }
  | { kind: "called-off"; reason: string }

/**
 * Why a school cannot have the post's person on a day, the first reason that holds; null: it can. The employer's days
 * count beside the school's own, because whoever is employed there keeps them.
 */
export function whyShut(
  { employerId, schools, calledOff }: OpenDays,
  day: Temporal.PlainDate,
  schoolId: string,
): Shut | null {
  const both = [employerId, schoolId].flatMap((id) => schools.find(({ school }) => school.id === id) ?? [])
  const fault = dayFault(day, { nation: null, schools: both, inTermsOf: null })
  if (fault && fault.kind !== "out-of-term") return fault
  const away = both.find((one) => isInHolidays(day, one))
  if (away) return { kind: "holidays", school: away.school.name }
  const off = calledOff.find((one) => one.schoolId === schoolId && one.day.equals(day))
  return off ? { kind: "called-off", reason: off.reason } : null
}

/** "A bank holiday (Good Friday)", "Holidays of Oak Primary School", "Called off: ill" */
export const shutInWords = (shut: Shut): string => {
  if (shut.kind === "called-off") return `Called off: ${shut.reason}`
  const words = shut.kind === "holidays" ? `holidays of ${shut.school}` : faultInWords(shut)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
