/** A part of the United Kingdom with bank holidays of its own. */
export type Nation = "england-and-wales" | "scotland" | "northern-ireland"

export const nations = [
  "england-and-wales",
  "scotland",
  "northern-ireland",
] as const satisfies readonly Nation[]

export const nationNames: Record<Nation, string> = {
  "england-and-wales": "England and Wales",
  scotland: "Scotland",
  "northern-ireland": "Northern Ireland",
}

/** Of a day: E for England and Wales, S for Scotland, N for Northern Ireland. */
const letters: Record<Nation, string> = { "england-and-wales": "E", scotland: "S", "northern-ireland": "N" }

type Row = [day: string, name: string, where: string]

// biome-ignore format: a table reads best a year at a time.
/**
 * Substitute days where the day itself falls on a weekend. Source: gov.uk/bank-holidays, and for days that it does
 * not list yet the Banking and Financial Dealings Act 1971, schedule 1; Scotland's day of 15 June 2026 was proclaimed
 * under the same act.
 */
const rows: Row[] = [
  ["2024-01-01", "New Year's Day", "ESN"], ["2024-01-02", "2nd January", "S"],
  ["2024-03-18", "St Patrick's Day", "N"], ["2024-03-29", "Good Friday", "ESN"],
  ["2024-04-01", "Easter Monday", "EN"], ["2024-05-06", "Early May bank holiday", "ESN"],
  ["2024-05-27", "Spring bank holiday", "ESN"], ["2024-07-12", "Battle of the Boyne", "N"],
  ["2024-08-05", "Summer bank holiday", "S"], ["2024-08-26", "Summer bank holiday", "EN"],
  ["2024-12-02", "St Andrew's Day", "S"],
  ["2024-12-25", "Christmas Day", "ESN"], ["2024-12-26", "Boxing Day", "ESN"],

  ["2025-01-01", "New Year's Day", "ESN"], ["2025-01-02", "2nd January", "S"],
  ["2025-03-17", "St Patrick's Day", "N"], ["2025-04-18", "Good Friday", "ESN"],
  ["2025-04-21", "Easter Monday", "EN"], ["2025-05-05", "Early May bank holiday", "ESN"],
  ["2025-05-26", "Spring bank holiday", "ESN"], ["2025-07-14", "Battle of the Boyne", "N"],
  ["2025-08-04", "Summer bank holiday", "S"], ["2025-08-25", "Summer bank holiday", "EN"],
  ["2025-12-01", "St Andrew's Day", "S"],
  ["2025-12-25", "Christmas Day", "ESN"], ["2025-12-26", "Boxing Day", "ESN"],

  ["2026-01-01", "New Year's Day", "ESN"], ["2026-01-02", "2nd January", "S"],
  ["2026-03-17", "St Patrick's Day", "N"], ["2026-04-03", "Good Friday", "ESN"],
  ["2026-04-06", "Easter Monday", "EN"], ["2026-05-04", "Early May bank holiday", "ESN"],
  ["2026-05-25", "Spring bank holiday", "ESN"], ["2026-06-15", "World Cup bank holiday", "S"],
  ["2026-07-13", "Battle of the Boyne", "N"],
  ["2026-08-03", "Summer bank holiday", "S"], ["2026-08-31", "Summer bank holiday", "EN"],
  ["2026-11-30", "St Andrew's Day", "S"],
  ["2026-12-25", "Christmas Day", "ESN"], ["2026-12-28", "Boxing Day", "ESN"],

  ["2027-01-01", "New Year's Day", "ESN"], ["2027-01-04", "2nd January", "S"],
  ["2027-03-17", "St Patrick's Day", "N"], ["2027-03-26", "Good Friday", "ESN"],
  ["2027-03-29", "Easter Monday", "EN"], ["2027-05-03", "Early May bank holiday", "ESN"],
  ["2027-05-31", "Spring bank holiday", "ESN"], ["2027-07-12", "Battle of the Boyne", "N"],
  ["2027-08-02", "Summer bank holiday", "S"], ["2027-08-30", "Summer bank holiday", "EN"],
  ["2027-11-30", "St Andrew's Day", "S"],
  ["2027-12-27", "Christmas Day", "ESN"], ["2027-12-28", "Boxing Day", "ESN"],

  ["2028-01-03", "New Year's Day", "ESN"], ["2028-01-04", "2nd January", "S"],
  ["2028-03-17", "St Patrick's Day", "N"], ["2028-04-14", "Good Friday", "ESN"],
  ["2028-04-17", "Easter Monday", "EN"], ["2028-05-01", "Early May bank holiday", "ESN"],
  ["2028-05-29", "Spring bank holiday", "ESN"], ["2028-07-12", "Battle of the Boyne", "N"],
  ["2028-08-07", "Summer bank holiday", "S"], ["2028-08-28", "Summer bank holiday", "EN"],
  ["2028-11-30", "St Andrew's Day", "S"],
  ["2028-12-25", "Christmas Day", "ESN"], ["2028-12-26", "Boxing Day", "ESN"],
]

const byDay = new Map(rows.map(([day, name, where]) => [day, { name, where }]))

/** The years whose bank holidays are known; nothing can be booked on a day beyond them. */
export const bankHolidaysKnown = {
  first: Temporal.PlainDate.from("2024-01-01"),
  last: Temporal.PlainDate.from("2028-12-31"),
}

/** The name of the bank holiday, a substitute day included; null on any other day. */
export const bankHolidayOn = (nation: Nation, day: Temporal.PlainDate): string | null => {
  const found = byDay.get(day.toString())
  return found?.where.includes(letters[nation]) ? found.name : null
}
