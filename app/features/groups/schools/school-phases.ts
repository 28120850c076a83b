export const schoolPhases = [
  "early-years",
  "primary",
  "secondary",
  "all-through",
  "special",
  "post-16",
] as const
export type SchoolPhase = (typeof schoolPhases)[number]

const labels: Record<SchoolPhase, string> = {
  "early-years": "Early years",
  primary: "Primary",
  secondary: "Secondary",
  "all-through": "All-through",
  special: "Special",
  "post-16": "16 plus",
}

export const phaseLabel = (phase: string): string => labels[phase as SchoolPhase] ?? phase

/** "210 pupils"; an unknown number says so. */
export const rollInWords = (numberOnRoll: number | null): string =>
  numberOnRoll === null
    ? "Number on roll not known"
    : `${numberOnRoll.toLocaleString("en-GB")} ${numberOnRoll === 1 ? "pupil" : "pupils"}`
