import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import type { SchoolPhase } from "#app/features/groups/schools/school-phases.ts"

/**
 * The columns that Kith reads of the establishment extract of Get Information About Schools, by their names there.
 * Others come and go and are passed over.
 */
export const registerColumns = {
  urn: "URN",
  authorityCode: "LA (code)",
  authority: "LA (name)",
  name: "EstablishmentName",
  type: "TypeOfEstablishment (name)",
  typeGroup: "EstablishmentTypeGroup (name)",
  status: "EstablishmentStatus (name)",
  closeDate: "CloseDate",
  phase: "PhaseOfEducation (name)",
  pupils: "NumberOfPupils",
  trustCode: "Trusts (code)",
  trust: "Trusts (name)",
  street: "Street",
  locality: "Locality",
  address3: "Address3",
  town: "Town",
  county: "County (name)",
  postcode: "Postcode",
  easting: "Easting",
  northing: "Northing",
} as const

/** Which extracts may lack: those with fewer columns do not say where a school lies. */
export const optionalFields: readonly RegisterField[] = ["easting", "northing"]

export type RegisterField = keyof typeof registerColumns
export type RegisterRow = Record<RegisterField, string>

const phases: Record<string, SchoolPhase> = {
  nursery: "early-years",
  primary: "primary",
  "middle deemed primary": "primary",
  secondary: "secondary",
  "middle deemed secondary": "secondary",
  "all-through": "all-through",
  "16 plus": "post-16",
}

/** What the type tells where the register gives no phase; the first that fits. */
const phasesByType: [RegExp, SchoolPhase][] = [
  [/special|pupil referral|alternative provision|hospital|secure/i, "special"],
  [/nursery|children.?s centre|early years/i, "early-years"],
  [/college|sixth form|16/i, "post-16"],
  [/school|academy/i, "all-through"],
]

/** null: an establishment without pupils of school age, such as a university, which has no place in Kith. */
export function phaseOf({ phase, type, typeGroup }: RegisterRow): Outcome<SchoolPhase | null> {
  const kind = `${type} ${typeGroup}`
  if (/special/i.test(kind)) return succeed("special")
  const known = phases[phase.toLowerCase()]
  if (known) return succeed(known)
  if (!["", "not applicable", "not recorded"].includes(phase.toLowerCase()))
    return refuse(`“${phase}” is not a phase that Kith knows`)
  if (/universit|higher education|offshore|online/i.test(kind)) return succeed(null)
  return succeed(phasesByType.find(([pattern]) => pattern.test(kind))?.[1] ?? null)
}

const statuses = ["Open", "Open, but proposed to close", "Proposed to open", "Closed"] as const
export type RegisterStatus = (typeof statuses)[number]

export function statusOf({ status }: RegisterRow): Outcome<RegisterStatus> {
  const known = statuses.find((each) => each.toLowerCase() === status.toLowerCase())
  return known ? succeed(known) : refuse(`“${status}” is not a status of the register`)
}

export function pupilsOf({ pupils }: RegisterRow): Outcome<number | null> {
  if (pupils === "") return succeed(null)
  return /^\d{1,5}$/.test(pupils)
    ? succeed(Number(pupils))
    : refuse(`“${pupils}” is not a whole number of pupils`)
}

/** Metres on the National Grid; 0 stands for a place that the register does not know. */
export function metresOf(text: string): Outcome<number | null> {
  if (text === "" || text === "0") return succeed(null)
  return /^\d{1,7}$/.test(text) ? succeed(Number(text)) : refuse(`“${text}” is not a whole number of metres`)
}

/** "31-08-2020" */
export function closeDateOf({ closeDate }: RegisterRow): Outcome<Temporal.PlainDate | null> {
  if (closeDate === "") return succeed(null)
  const parts = /^(\d{2})[-/](\d{2})[-/](\d{4})$/.exec(closeDate)
  if (!parts) return refuse(`“${closeDate}” is not a date such as 31-08-2020`)
  const [day, month, year] = parts.slice(1).map(Number) as [number, number, number]
  try {
    return succeed(Temporal.PlainDate.from({ day, month, year }, { overflow: "reject" }))
  } catch {
    return refuse(`“${closeDate}” is not a day of the calendar`)
  }
}
