import type { ArrangementDraft } from "#app/features/staffing/recharges/arrangement.ts"
import type { CostTerms } from "#app/features/staffing/recharges/month-cost.ts"
import type { VatTreatment } from "#app/features/staffing/recharges/staff-vat.ts"

export type WeeklyVisit = { by: string; weekday: number; from: string; to: string; minutes: number }

/** What became of a visit of the last month, by school and how many-eth of that month. */
export type OpenVisit = { by: string; nth: number; saysMinutes: number | null; note: string }

export type RechargeFacts = {
  key: string
  school: string
  description: string
  draft: ArrangementDraft
  terms: CostTerms
  toldBy: string
  vat: VatTreatment
  /** Every school week. */
  visits: readonly WeeklyVisit[]
  /** Schools that have not answered for the last month. */
  silent: readonly string[]
  /** Lines that a school disputes. */
  disputed: readonly OpenVisit[]
}

const invoiced = {
  jointlyEmployed: false,
  dayMinutes: 390,
  ruleSettings: {},
  personNamed: null,
  showsPay: false,
}

/** Staff of one school who work at others every week, and are recharged month by month. */
export const rechargeFacts: RechargeFacts[] = [
  {
    ...{ key: "music", school: "market-street", toldBy: "Payroll, April" },
    description: "Singing, ukuleles and a wider opportunities programme, at three schools every week.",
    draft: {
      ...{ ...invoiced, title: "Music teacher", staffKind: "teacher" },
      ...{ ruleKey: "by-time-delivered", cfrCode: "E01" },
    },
    terms: {
      ...{ basis: "costs", salaryPence: 3_810_800n, sharedBasisPoints: 4_000 },
      ...{ pensionBasisPoints: 2_868, insuranceBasisPoints: 1_500, insuranceAbovePence: 500_000n },
      ...{ travelPence: 6_435n, coverPence: 0n },
    },
    vat: "exempt",
    visits: [
      { by: "stanbury-cross", weekday: 1, from: "09:00", to: "15:30", minutes: 390 },
      { by: "kingsholt", weekday: 2, from: "09:00", to: "12:15", minutes: 195 },
      { by: "st-wystan", weekday: 2, from: "13:00", to: "15:00", minutes: 120 },
    ],
    silent: ["st-wystan"],
    disputed: [
      {
        by: "kingsholt",
        nth: 1,
        saysMinutes: 120,
        note: "She left at eleven for a fire drill at your school.",
      },
    ],
  },
  {
    ...{ key: "technician", school: "aldermere-high", toldBy: "Agreed with the heads, July" },
    description: "Keeps the networks, tablets and telephones of three smaller schools going.",
    draft: {
      ...{ ...invoiced, title: "Network technician", staffKind: "other-staff" },
      ...{ ruleKey: "by-time-delivered", cfrCode: "E07" },
    },
    terms: { basis: "price", pricePence: 3_400n, pricePer: "hour" },
    vat: "standard",
    visits: [
      { by: "larkfield", weekday: 3, from: "09:00", to: "12:00", minutes: 180 },
      { by: "hollin-lane", weekday: 4, from: "13:00", to: "15:00", minutes: 120 },
      { by: "fenny-barrow", weekday: 5, from: "09:00", to: "11:30", minutes: 150 },
    ],
    silent: ["fenny-barrow", "hollin-lane"],
    disputed: [],
  },
]
