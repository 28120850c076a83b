import type { ExpenditureCode } from "#app/core/cfr-codes.ts"

export type ContractFacts = {
  school: string
  supplier: string
  what: string
  cfr: ExpenditureCode
  yearly: string
  /** The last day of the month so many months from now; or so many days after the notice months have run. */
  ends: { inMonths: number } | { noticeInDays: number }
  noticeMonths: number
  renews: boolean
  shares: boolean
  notes: string
}

type Row = [
  school: string,
  supplier: string,
  what: string,
  cfr: ExpenditureCode,
  yearly: string,
  endsInMonths: number,
  noticeMonths: number,
  renews: boolean,
  shares: boolean,
  notes?: string,
]

const read = (rows: Row[]): ContractFacts[] =>
  rows.map(([school, supplier, what, cfr, yearly, inMonths, noticeMonths, renews, shares, notes = ""]) => ({
    ...{ school, supplier, what, cfr, yearly, ends: { inMonths }, noticeMonths, renews, shares, notes },
  }))

// biome-ignore format: a table reads best a contract a line.
const byMonth = read([
  // Cleaning: five that end within a few months of each other.
  ["market-street", "Brightways Cleaning Ltd", "Cleaning", "E14", "24,600", 6, 3, true, true, "Deep clean every August is in the price."],
  ["hollin-lane", "Brightways Cleaning Ltd", "Cleaning", "E14", "23,900", 7, 3, true, true],
  ["st-wystan", "Sparkle & Sons", "Cleaning and window cleaning", "E14", "14,250", 8, 2, false, true],
  ["wyrebridge", "Marl Facilities Ltd", "Daily cleaning", "E14", "17,400", 8, 3, true, false],
  ["stanbury-cross", "Brightways Cleaning Ltd", "Cleaning", "E14", "13,100", 9, 3, true, true],
  ["aldermere-high", "Marl Facilities Ltd", "Cleaning, all buildings", "E14", "96,000", 26, 6, true, true],
  ["larkfield", "Sparkle & Sons", "Cleaning", "E14", "15,800", 20, 3, false, true],
  // Photocopiers: leases that were signed in the same year.
  ["hollin-lane", "Docuprint Leasing", "Photocopiers", "E22", "4,120", 10, 3, true, true],
  ["kingsholt", "Docuprint Leasing", "Photocopiers, two", "E22", "3,560", 11, 3, true, true],
  ["ashcombe-magna", "Copyline Ltd", "Photocopier", "E22", "1,980", 12, 6, true, false],
  ["fenny-barrow", "Copyline Ltd", "Photocopier", "E22", "1,640", 12, 6, true, true],
  ["aldermere-high", "Docuprint Leasing", "Print room", "E22", "11,300", 30, 6, true, true],
  // Broadband: two of one network.
  ["little-thrale", "Marlnet", "Broadband", "E20A", "1,850", 15, 1, false, true],
  ["fenny-barrow", "Marlnet", "Broadband", "E20A", "1,850", 15, 1, false, true],
  ["ashcombe-magna", "Marlnet", "Broadband", "E20A", "1,920", 17, 1, false, true],
  ["market-street", "Fibrewise", "Broadband and filtering", "E20A", "3,400", 28, 3, true, true],
  // And what stands by itself.
  ["market-street", "Greenacre Grounds", "Grounds maintenance", "E13", "5,200", 13, 2, true, true],
  ["kingsholt", "Weir Waste", "Waste collection", "E18", "2,900", 4, 1, true, true],
  ["wyrebridge", "Greenacre Grounds", "Mowing and hedges", "E13", "3,150", 22, 2, true, true],
  ["early-years", "Little Chef Catering", "Meals", "E25", "21,500", 9, 3, false, false],
  ["pellbrook", "Marl Facilities Ltd", "Cleaning", "E14", "71,500", 18, 6, true, true],
  ["marsh-end", "Docuprint Leasing", "Photocopiers", "E22", "2,750", 11, 3, true, true],
])

/** One whose notice is nearly due, so that the first screen of its school says so. */
const nearlyDue: ContractFacts = {
  school: "market-street",
  supplier: "Docuprint Leasing",
  what: "Photocopiers, office and staff room",
  cfr: "E22",
  yearly: "3,980",
  ends: { noticeInDays: 21 },
  noticeMonths: 3,
  renews: true,
  shares: true,
  notes: "Renews for a whole year unless we write.",
}

export const contractFacts: readonly ContractFacts[] = [...byMonth, nearlyDue]
