import { formatDate } from "#app/core/civil-time.ts"
import { bankHolidayOn, type Nation } from "#app/features/staffing/days/bank-holidays.ts"
import { lies, type SchoolDays } from "#app/features/staffing/days/school-days.ts"

/** Why nothing takes place on a day. */
export type DayFault =
  | { kind: "bank-holiday"; name: string }
  | { kind: "inset" | "closure"; school: string; reason: string }
  | { kind: "out-of-term"; school: string }

export type DayRules = {
  /** Of who or what is booked; null where nobody is named yet. */
  nation: Nation | null
  /** Whoever must be there: their bank holidays, closures and INSET days count. */
  schools: readonly SchoolDays[]
  /** Only days of this school's terms count, once it has entered any; null: holidays count too. */
  inTermsOf: SchoolDays | null
}

/** Why a day does not count, the first reason that holds; null: it counts. */
export function dayFault(day: Temporal.PlainDate, { nation, schools, inTermsOf }: DayRules): DayFault | null {
  for (const one of new Set([...(nation ? [nation] : []), ...schools.map((school) => school.nation)])) {
    const holiday = bankHolidayOn(one, day)
    if (holiday !== null) return { kind: "bank-holiday", name: holiday }
  }
  for (const { school, closures } of schools) {
    const closure = closures.find((closure) => lies(day, closure))
    if (closure) return { kind: closure.kind, school: school.name, reason: closure.reason }
  }
  if (inTermsOf && inTermsOf.terms.length > 0 && !inTermsOf.terms.some((term) => lies(day, term)))
    return { kind: "out-of-term", school: inTermsOf.school.name }
  return null
}

/** "Christmas Day", "an INSET day at Oak Primary School": what goes before or after the day in a sentence. */
export const faultInWords = (fault: DayFault): string => {
  switch (fault.kind) {
    case "bank-holiday":
      return `a bank holiday (${fault.name})`
    case "inset":
      return `an INSET day at ${fault.school}`
    case "closure":
      return `a day on which ${fault.school} is closed${fault.reason === "" ? "" : ` (${fault.reason})`}`
    case "out-of-term":
      return `in none of the terms that ${fault.school} has entered`
  }
}

/** "Friday 25 December 2026 is a bank holiday (Christmas Day)" */
export const dayFaultSentence = (day: Temporal.PlainDate, fault: DayFault): string =>
  `${formatDate(day)} is ${faultInWords(fault)}`
