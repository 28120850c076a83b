import { nestedFields, type Typed } from "#app/core/form-rows.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { typedTime } from "#app/features/staffing/time/spoken-time.ts"

/** What the form of a new arrangement holds before anybody has typed. */
export const newArrangementTyped: Typed = {
  ...{ title: "", staffKind: "", jointlyEmployed: "no", day: "6:30", ruleKey: "by-time-delivered" },
  ...{ cfrCode: "E03", personNamed: "" },
}

/** What the form holds when an arrangement is opened to be changed. */
export const arrangementTyped = (arrangement: Arrangement): Typed => ({
  title: arrangement.title,
  staffKind: arrangement.staffKind,
  jointlyEmployed: arrangement.jointlyEmployed ? "yes" : "no",
  day: typedTime(arrangement.dayMinutes),
  ruleKey: arrangement.ruleKey,
  ...nestedFields("settings", arrangement.ruleSettings),
  cfrCode: arrangement.cfrCode,
  personNamed: arrangement.personNamed ?? "",
  ...(arrangement.showsPay ? { showsPay: "yes" } : {}),
})
