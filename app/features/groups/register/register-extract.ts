import { parse } from "csv-parse/sync"
import { type Outcome, refuse, succeed } from "#app/core/outcome.ts"
import {
  closeDateOf,
  metresOf,
  optionalFields,
  phaseOf,
  pupilsOf,
  type RegisterField,
  type RegisterRow,
  registerColumns,
  statusOf,
} from "#app/features/groups/register/register-columns.ts"
import type { SchoolPhase } from "#app/features/groups/schools/school-phases.ts"

export type ExtractSchool = {
  urn: number
  name: string
  phase: SchoolPhase
  establishmentType: string
  numberOnRoll: number | null
  localAuthority: string
  /** The trust that runs it; without one, the local authority. */
  legalEntity: { kind: "trust" | "local-authority"; code: string; name: string }
  addressLines: string[]
  postcode: string | null
  easting: number | null
  northing: number | null
  closedOn: Temporal.PlainDate | null
}

/** `passedOver`: not yet open, or not a school. */
export type Extract = { schools: ExtractSchool[]; passedOver: number }

/** `line` counts from 1, the header included; `column` is the register's own name. */
export type ExtractFault = { line: number; column: string; sentence: string }

const MOST_FAULTS = 50

/** Reads an extract of the register, all or nothing; `today` stands for the closing date of schools that have none. */
export function parseExtract(bytes: Uint8Array, today: Temporal.PlainDate): Outcome<Extract, ExtractFault[]> {
  const table = readTable(bytes)
  if (!table.ok) return table
  const schools: ExtractSchool[] = []
  const lineOfUrn = new Map<number, number>()
  const faults: ExtractFault[] = []
  for (const { line, row } of table.value) {
    const school = readSchool(row, line, today)
    if (!school.ok) faults.push(...school.reason)
    else if (school.value) {
      const before = lineOfUrn.get(school.value.urn)
      if (before)
        faults.push({ line, column: registerColumns.urn, sentence: `stands on line ${before} already` })
      lineOfUrn.set(school.value.urn, line)
      schools.push(school.value)
    }
    if (faults.length >= MOST_FAULTS) break
  }
  if (faults.length > 0) return refuse(faults.slice(0, MOST_FAULTS))
  return succeed({ schools, passedOver: table.value.length - schools.length })
}

type Numbered = { record: string[]; info: { lines: number } }
type Line = { line: number; row: RegisterRow }

/** The register is published in Windows-1252; a file that somebody has saved anew may be UTF-8 and says so. */
const decode = (bytes: Uint8Array) =>
  new TextDecoder(
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8" : "windows-1252",
  ).decode(bytes)

function readTable(bytes: Uint8Array): Outcome<Line[], ExtractFault[]> {
  let records: Numbered[]
  try {
    // With `info` every record comes with its line, which the library's types do not say.
    records = parse(decode(bytes), {
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Numbered[]
  } catch (error) {
    const { lines = 1, message = "" } = error as { lines?: number; message?: string }
    return refuse([{ line: lines, column: "", sentence: `is not whole: ${message}` }])
  }
  const header = records[0]?.record ?? []
  const fields = Object.entries(registerColumns) as [RegisterField, string][]
  const places = fields.map(([field, column]) => ({ field, column, at: header.indexOf(column) }))
  const missing = places.filter(({ field, at }) => at < 0 && !optionalFields.includes(field))
  if (missing.length > 0)
    return refuse(missing.map(({ column }) => ({ line: 1, column, sentence: "is missing from the header" })))
  return succeed(
    records.slice(1).map(({ record, info }) => ({
      line: info.lines,
      row: Object.fromEntries(places.map(({ field, at }) => [field, record[at] ?? ""])) as RegisterRow,
    })),
  )
}

function readSchool(
  row: RegisterRow,
  line: number,
  today: Temporal.PlainDate,
): Outcome<ExtractSchool | null, ExtractFault[]> {
  const faults: ExtractFault[] = []
  const fault = (field: RegisterField, sentence: string) =>
    void faults.push({ line, column: registerColumns[field], sentence })
  const take = <Value>(field: RegisterField, read: Outcome<Value>) => {
    if (read.ok) return read.value
    fault(field, read.reason)
    return null
  }

  if (!/^[1-9]\d{5}$/.test(row.urn)) fault("urn", `“${row.urn}” is not a number of six digits`)
  for (const field of ["name", "type", "authority", "authorityCode"] as const)
    if (row[field] === "") fault(field, "is empty")
  if (row.trustCode !== "" && row.trust === "") fault("trust", "is empty beside a trust's code")
  const status = take("status", statusOf(row))
  const phase = take("phase", phaseOf(row))
  const numberOnRoll = take("pupils", pupilsOf(row))
  const closeDate = take("closeDate", closeDateOf(row))
  const easting = take("easting", metresOf(row.easting))
  const northing = take("northing", metresOf(row.northing))
  if (faults.length > 0) return refuse(faults)
  if (phase === null || status === "Proposed to open") return succeed(null)
  return succeed({
    urn: Number(row.urn),
    name: row.name,
    phase,
    establishmentType: row.type,
    numberOnRoll,
    localAuthority: row.authority,
    legalEntity:
      row.trustCode === ""
        ? { kind: "local-authority", code: row.authorityCode, name: row.authority }
        : { kind: "trust", code: row.trustCode, name: row.trust },
    addressLines: [row.street, row.locality, row.address3, row.town, row.county].filter(
      (text) => text !== "",
    ),
    postcode: row.postcode === "" ? null : row.postcode,
    ...{ easting, northing },
    closedOn: status === "Closed" ? (closeDate ?? today) : null,
  })
}
