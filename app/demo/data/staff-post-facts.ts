import type { GroupKey } from "#app/demo/data/groups.ts"
import type { Wish } from "#app/features/staffing/week/week.ts"

export type SharedPostFacts = {
  employer: string
  groups: readonly GroupKey[]
  title: string
  description: string
  halfDays: number
  leastHalfDays?: number
  /** From now: when schools' answers were due, in days, and the first Monday, in weeks. */
  closesIn: number
  startsInWeeks: number
  weeks: number
  /** Pounds: a year at full time, and a day of travel. */
  pay: { point: string; salary: number; pension: number; source: string }
  travelDay: number
  draft?: boolean
  /** Who fills it: the key of somebody whom the employer shares. */
  holder?: string
  /** School, half-days, most pounds a day, Monday to Friday, minutes there and back, half-days rather than whole ones. */
  bids: readonly [
    school: string,
    halfDays: number,
    limit: number,
    wishes: string,
    minutes: number,
    halves?: boolean,
  ][]
}

const letters: Record<string, Wish> = { p: "prefers", a: "accepts", v: "avoids", c: "cannot" }

/** "pavca": prefers Mondays, cannot on Thursdays. */
export const wishesOf = (days: string): Wish[] => [...days].map((letter) => letters[letter]!)

/** What the schools would share, share, and could not agree to share. */
export const sharedPostFacts: SharedPostFacts[] = [
  {
    ...{ employer: "market-street", groups: ["community"], title: "Speech and language therapist" },
    description:
      "Assesses, plans with class teachers, and trains assistants to carry a programme on between visits. Registered with the Health and Care Professions Council.",
    ...{ halfDays: 6, closesIn: 9, startsInWeeks: 7, weeks: 24, travelDay: 9 },
    pay: {
      point: "Band 6",
      salary: 38_000,
      pension: 22.4,
      source: "Our payroll, and the pay scales of this year",
    },
    bids: [
      ["market-street", 1, 300, "aaaap", 0],
      ["stanbury-cross", 2, 285, "paaaa", 24],
      ["early-years", 2, 290, "ccpap", 12],
      ["ashcombe-magna", 1, 260, "pvpvp", 38],
      ["fenny-barrow", 1, 275, "cpcpc", 44],
      ["kingsholt", 1, 290, "aapaa", 18],
    ],
  },
  {
    ...{ employer: "market-street", groups: ["community"], title: "Family support worker" },
    description: "Attendance, early help, and a familiar face at the gate, in the same schools every week.",
    ...{ halfDays: 10, closesIn: -96, startsInWeeks: -9, weeks: 36, travelDay: 6 },
    holder: "family-support",
    pay: {
      point: "NJC 20",
      salary: 31_600,
      pension: 21.9,
      source: "Our payroll, local government pay of this year",
    },
    bids: [
      ["market-street", 3, 260, "paaaa", 0],
      ["kingsholt", 3, 240, "avpaa", 18],
      ["fenny-barrow", 2, 235, "apapc", 44, true],
      ["wyrebridge", 2, 250, "pvaac", 36],
      ["little-thrale", 1, 240, "aacap", 52],
      ["hollin-lane", 2, 150, "aaaaa", 30],
    ],
  },
  {
    ...{ employer: "pellbrook", groups: ["consortium"], title: "Network technician" },
    description: "Filtering, backups, and somebody who comes when the wifi is slow.",
    ...{ halfDays: 8, leastHalfDays: 6, closesIn: -5, startsInWeeks: 5, weeks: 26, travelDay: 14 },
    pay: { point: "NJC 25", salary: 36_100, pension: 21.9, source: "Local government pay of this year" },
    bids: [
      ["pellbrook", 2, 300, "aaaaa", 0],
      ["st-wystan", 1, 240, "ccccp", 50],
      ["larkfield", 2, 210, "aapaa", 40],
    ],
  },
  {
    ...{ employer: "market-street", groups: ["community"], title: "Music teacher" },
    description: "Strings, choir and singing assemblies for schools that have nobody to teach them.",
    ...{ halfDays: 4, closesIn: 30, startsInWeeks: 9, weeks: 22, travelDay: 8, draft: true },
    pay: {
      point: "M5",
      salary: 43_600,
      pension: 28.68,
      source: "School teachers’ pay, as our payroll has it",
    },
    bids: [],
  },
]
