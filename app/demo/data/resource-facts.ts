import type { GroupKey } from "#app/demo/data/groups.ts"
import type { ResourceDraft } from "#app/features/staffing/bookings/resource.ts"

export type ResourceFacts = Pick<ResourceDraft, "kind" | "title" | "description" | "noticeDays"> & {
  key: string
  school: string
  groups: readonly GroupKey[]
  /** Weekdays (Monday is 1) and times of the clock; none: any time. */
  hours: { weekdays: readonly number[]; from: string; to: string } | null
  weeklyHours?: number
  /** Pounds. */
  price?: { per: NonNullable<ResourceDraft["pricePer"]>; pounds: number }
  exchange?: boolean
  rests?: boolean
}

const everyDay = [1, 2, 3, 4, 5]

/** The people and things whose time the schools share. */
export const resourceFacts: ResourceFacts[] = [
  {
    ...{ key: "therapist", school: "market-street", groups: ["community", "consortium"], kind: "person" },
    title: "Speech and language therapist",
    description:
      "Assesses, works with small groups, and shows teaching assistants how to go on. Registered with the HCPC.",
    hours: { weekdays: [1, 2, 3], from: "09:00", to: "15:00" },
    ...{ weeklyHours: 18, price: { per: "hour", pounds: 46 }, noticeDays: 14 },
  },
  {
    ...{ key: "dutch", school: "kingsholt", groups: ["community"], kind: "person" },
    title: "Dutch teacher",
    description: "For children who speak Dutch at home, and for classes that would like to try it.",
    hours: { weekdays: [4, 5], from: "09:00", to: "12:00" },
    ...{ weeklyHours: 6, exchange: true, noticeDays: 7 },
  },
  {
    ...{ key: "psychologist", school: "larkfield", groups: ["community", "consortium"], kind: "person" },
    title: "Educational psychologist",
    description: "Observations, consultations with parents, and advice for plans. Reports within two weeks.",
    hours: { weekdays: [2, 4], from: "09:00", to: "16:00" },
    ...{ weeklyHours: 14, price: { per: "day", pounds: 380 }, noticeDays: 21 },
  },
  {
    ...{ key: "caretaker", school: "wyrebridge", groups: ["community"], kind: "person" },
    title: "Caretaker for lettings and small repairs",
    description: "Opens, closes, paints, mends, and knows every boiler in the valley.",
    hours: { weekdays: everyDay, from: "13:00", to: "17:00" },
    ...{ weeklyHours: 20, price: { per: "hour", pounds: 19 }, noticeDays: 2 },
  },
  {
    ...{ key: "family-support", school: "market-street", groups: ["community"], kind: "person" },
    title: "Family support worker",
    description:
      "Attendance, early help, and a familiar face at the gate. Shared by the week with four schools.",
    hours: { weekdays: everyDay, from: "09:00", to: "15:30" },
    ...{ weeklyHours: 37, noticeDays: 14 },
  },
  {
    ...{ key: "minibus", school: "fenny-barrow", groups: ["community"], kind: "thing" },
    title: "Minibus, 16 seats",
    description: "Bring your own driver with the MiDAS certificate. Fuel as driven.",
    hours: { weekdays: [1, 2, 4, 5], from: "08:00", to: "18:00" },
    ...{ price: { per: "day", pounds: 45 }, noticeDays: 2 },
  },
  {
    ...{ key: "hall", school: "aldermere-high", groups: ["community", "trust"], kind: "thing" },
    title: "Sports hall",
    description: "Four badminton courts, changing rooms, parking.",
    hours: { weekdays: everyDay, from: "16:00", to: "20:00" },
    ...{ price: { per: "hour", pounds: 28 }, noticeDays: 3 },
  },
  {
    ...{ key: "kiln", school: "market-street", groups: ["community"], kind: "thing" },
    title: "Kiln",
    description: "Fires overnight to 1,120 °C. We load it for you.",
    ...{ hours: null, noticeDays: 1 },
  },
  {
    ...{ key: "swimming", school: "hollin-lane", groups: ["community", "trust"], kind: "person" },
    title: "Swimming instructor",
    description: "Back after the summer.",
    hours: { weekdays: [3], from: "09:00", to: "12:00" },
    ...{ price: { per: "hour", pounds: 24 }, noticeDays: 7, rests: true },
  },
]
