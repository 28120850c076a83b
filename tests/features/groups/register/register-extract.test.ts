import { describe, expect, test } from "vitest"
import { parseExtract } from "#app/features/groups/register/register-extract.ts"
import { extractFile } from "#tests/support/builders/register.ts"

const today = Temporal.PlainDate.from("2026-11-22")
const read = (...rows: Parameters<typeof extractFile>[0][]) => parseExtract(extractFile(...rows), today)
const schoolsOf = (...rows: Parameters<typeof extractFile>[0][]) => {
  const parsed = read(...rows)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason))
  return parsed.value.schools
}
const faultsOf = (...rows: Parameters<typeof extractFile>[0][]) => {
  const parsed = read(...rows)
  return parsed.ok ? [] : parsed.reason
}

describe("a school of the register", () => {
  test("is read by the names of its columns, whatever their order, in Windows-1252", () => {
    const [school] = schoolsOf({ EstablishmentName: "St Mary’s CofE Primary – Whitby", Town: "Ruswarp" })
    expect(school).toMatchObject({
      name: "St Mary’s CofE Primary – Whitby",
      phase: "primary",
      numberOnRoll: 210,
    })
    expect(school?.addressLines).toEqual(["1 High Street", "Ruswarp", "North Yorkshire"])
  })
  test("belongs to its trust, and without one to its local authority", () => {
    const [maintained, academy] = schoolsOf(
      { URN: "100001" },
      { URN: "100002", "Trusts (code)": "5421", "Trusts (name)": "Esk Valley Learning Trust" },
    )
    expect(maintained?.legalEntity).toEqual({ kind: "local-authority", code: "815", name: "North Yorkshire" })
    expect(academy?.legalEntity).toEqual({ kind: "trust", code: "5421", name: "Esk Valley Learning Trust" })
  })
  test("without a number on roll has none", () => {
    expect(schoolsOf({ NumberOfPupils: "" })[0]?.numberOnRoll).toBeNull()
  })
  test("that is closed says since when, that is to close is open, that is to open is passed over", () => {
    const [closed, closedSometime, closing] = schoolsOf(
      { URN: "100001", "EstablishmentStatus (name)": "Closed", CloseDate: "31-08-2020" },
      { URN: "100002", "EstablishmentStatus (name)": "Closed" },
      { URN: "100003", "EstablishmentStatus (name)": "Open, but proposed to close", CloseDate: "31-08-2027" },
      { URN: "100004", "EstablishmentStatus (name)": "Proposed to open" },
    )
    expect(closed?.closedOn?.toString()).toBe("2020-08-31")
    expect(closedSometime?.closedOn).toEqual(today)
    expect(closing?.closedOn).toBeNull()
  })
})

test.each([
  ["Nursery", "Local authority nursery school", "early-years"],
  ["Middle deemed primary", "Academy converter", "primary"],
  ["Middle deemed secondary", "Community school", "secondary"],
  ["All-through", "Free schools", "all-through"],
  ["16 plus", "Further education", "post-16"],
  ["Not applicable", "Community special school", "special"],
  ["Secondary", "Academy special converter", "special"],
  ["Not applicable", "Pupil referral unit", "special"],
  ["Not applicable", "Other independent school", "all-through"],
])("the register's phase %s of a %s is Kith's %s", (phase, type, expected) => {
  const row = { "PhaseOfEducation (name)": phase, "TypeOfEstablishment (name)": type }
  expect(schoolsOf(row)[0]?.phase).toBe(expected)
})

test("a university is no school of Kith's", () => {
  const row = {
    "PhaseOfEducation (name)": "Not applicable",
    "TypeOfEstablishment (name)": "Higher education institutions",
  }
  expect(read(row)).toMatchObject({ ok: true, value: { schools: [], passedOver: 1 } })
})

describe("a fault", () => {
  test("is reported with its line and column, all of them at once", () => {
    const faults = faultsOf(
      {},
      { URN: "12", NumberOfPupils: "two hundred" },
      { "EstablishmentStatus (name)": "Sleeping", CloseDate: "30-02-2020" },
    )
    expect(faults).toEqual([
      { line: 3, column: "URN", sentence: "“12” is not a number of six digits" },
      { line: 3, column: "NumberOfPupils", sentence: "“two hundred” is not a whole number of pupils" },
      {
        line: 4,
        column: "EstablishmentStatus (name)",
        sentence: "“Sleeping” is not a status of the register",
      },
      { line: 4, column: "CloseDate", sentence: "“30-02-2020” is not a day of the calendar" },
    ])
  })
  test("is a school that stands there twice", () => {
    expect(faultsOf({ URN: "100001" }, { URN: "100001" })).toEqual([
      { line: 3, column: "URN", sentence: "stands on line 2 already" },
    ])
  })
  test("is a column that is missing, a file cut short, a file of another kind", () => {
    const missing = parseExtract(new TextEncoder().encode("URN,Name\n100001,Oak\n"), today)
    expect(missing).toMatchObject({ ok: false })
    expect(!missing.ok && missing.reason).toContainEqual({
      line: 1,
      column: "EstablishmentName",
      sentence: "is missing from the header",
    })
    const cut = parseExtract(extractFile({}).slice(0, -12), today)
    expect(cut.ok).toBe(false)
    expect(parseExtract(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x22, 0x00]), today).ok).toBe(
      false,
    )
    expect(parseExtract(new Uint8Array(), today).ok).toBe(false)
  })
})
