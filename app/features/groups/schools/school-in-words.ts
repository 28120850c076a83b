import { phaseLabel, rollInWords } from "#app/features/groups/schools/school-phases.ts"

type Known = {
  urn: number
  name: string
  phase: string
  numberOnRoll: number | null
  localAuthority: string
  postcode: string | null
}

/** "Primary, 210 pupils, North Yorkshire, YO22 5RZ": enough to tell one St Mary's from another. */
export const schoolInWords = ({ phase, numberOnRoll, localAuthority, postcode }: Known): string =>
  [phaseLabel(phase), rollInWords(numberOnRoll), localAuthority, postcode].filter(Boolean).join(", ")
