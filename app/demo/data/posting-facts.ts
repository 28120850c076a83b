import type { GroupKey } from "#app/demo/data/groups.ts"
import type { PostingDraft, PostingSide } from "#app/features/expertise/posting.ts"
import type { Subject } from "#app/features/expertise/subjects.ts"

type Said = Pick<PostingDraft, "kind" | "title" | "description" | "phases"> &
  Partial<
    Pick<PostingDraft, "weekdays" | "terms" | "credentials" | "languages" | "weeklyHalfDays" | "travelMiles">
  >

export type PostingFacts = Said & {
  school: string
  groups: readonly GroupKey[]
  subjects: readonly Subject[]
  /** Pounds a day or an hour, or neither. */
  price: { day: number } | { hour: number } | "free" | "exchange"
  training?: { inDays: number; places: number }
  /** How many days ago it was posted. */
  posted: number
  /** Written by a teacher, so that a leader of the school approves it before others see it. */
  byStaff?: boolean
  ended?: boolean
  /** Of an offer: whom or what of the school's it is about, by the key of what it shares. */
  about?: string
}

const everyPrimary = ["early-years", "primary"] as const satisfies PostingDraft["phases"]

/** What the schools give and lack. */
export const postingFacts: Record<PostingSide, PostingFacts[]> = {
  offer: [
    {
      ...{ school: "aldermere-high", groups: ["community", "trust"], kind: "expertise", posted: 4 },
      title: "Strings and choir specialist, Tuesdays and Thursdays",
      description:
        "Our music department has two days a week free until the summer. Whole-class strings from year 3, choir, and help for class teachers who would like to teach music themselves.",
      ...{ subjects: ["Music"], phases: ["primary", "secondary"], weekdays: [2, 4], weeklyHalfDays: 4 },
      ...{
        price: { day: 215 },
        travelMiles: 12,
        credentials: "Qualified teacher status; violin, viola, cello",
      },
    },
    {
      ...{ school: "kingsholt", groups: ["community"], kind: "expertise", posted: 1, byStaff: true },
      title: "Phonics for teachers new to year 1",
      description:
        "Watch a week of our lessons, plan the next with me, and take the cards along. I learned it the hard way.",
      ...{
        subjects: ["Phonics and early reading"],
        phases: ["early-years", "primary"],
        weekdays: [3],
        weeklyHalfDays: 1,
      },
      ...{ price: "exchange", credentials: "Ten years in year 1" },
    },
    {
      ...{ school: "larkfield", groups: ["community", "consortium"], kind: "expertise", posted: 11 },
      title: "Autism outreach teacher",
      description:
        "Observes with you, writes the plan with you, and comes back six weeks later to see how it goes. For any class in which a child finds the day hard.",
      ...{
        subjects: ["Autism", "Special educational needs"],
        phases: ["early-years", "primary", "secondary"],
      },
      ...{ price: { day: 240 }, travelMiles: 20, weeklyHalfDays: 3 },
      ...{ credentials: "National award for special educational needs co-ordination", languages: "Makaton" },
    },
    {
      ...{ school: "pellbrook", groups: ["consortium"], kind: "staff-time", posted: 6 },
      title: "Network manager, one day a week",
      description:
        "Looks after four schools already. Filtering, backups, the cyber standards, and why the wifi is slow.",
      ...{ subjects: ["IT and networks"], phases: ["primary", "secondary", "special"], weekdays: [1, 5] },
      ...{ price: { day: 190 }, travelMiles: 25, weeklyHalfDays: 2 },
    },
    {
      ...{ school: "kingsholt", groups: ["community"], kind: "expertise", posted: 2 },
      title: "Early reading: watch our lessons, or we come to you",
      description:
        "Phonics results rose three years running. One morning at yours or at ours, as often as it helps.",
      ...{ subjects: ["Phonics and early reading"], phases: everyPrimary, weekdays: [1, 3] },
      ...{ price: "exchange", travelMiles: 15, weeklyHalfDays: 1 },
    },
    {
      ...{ school: "fenny-barrow", groups: ["community"], kind: "facility", posted: 20, about: "minibus" },
      title: "Minibus with 16 seats, except Wednesdays",
      description: "Bring your own driver with the MiDAS certificate. Fuel as driven.",
      ...{ subjects: [], phases: ["primary"], weekdays: [1, 2, 4, 5], price: { day: 45 } },
    },
    {
      ...{ school: "aldermere-high", groups: ["consortium"], kind: "training", posted: 9 },
      title: "Paediatric first aid, one day",
      description: "A trainer comes to us anyway; six places are left over.",
      ...{ subjects: ["Safeguarding"], phases: ["early-years", "primary", "secondary", "special"] },
      ...{ price: { day: 68 }, training: { inDays: 38, places: 6 } },
    },
    {
      ...{ school: "sixth-form", groups: ["trust", "consortium"], kind: "expertise", posted: 15 },
      title: "Mathematics teacher for year 6 and year 7",
      description:
        "Bridging lessons for children who run ahead, and for those whom fractions have left behind.",
      ...{
        subjects: ["Mathematics"],
        phases: ["primary", "secondary", "post-16"],
        weekdays: [3],
        weeklyHalfDays: 1,
      },
      ...{ price: { hour: 38 }, travelMiles: 18, credentials: "Qualified teacher status" },
    },
    {
      ...{ school: "market-street", groups: ["community"], kind: "facility", posted: 33, about: "kiln" },
      title: "Kiln for a day, with somebody who knows it",
      description: "Bring bisque ware by Friday, collect on Monday.",
      ...{ subjects: ["Art and design"], phases: ["primary", "secondary"], weekdays: [5], price: "free" },
    },
    {
      ...{
        school: "wyrebridge",
        groups: ["community", "consortium"],
        kind: "staff-time",
        posted: 70,
        ended: true,
      },
      title: "Caretaker, two mornings a week",
      description: "",
      ...{ subjects: ["Premises and caretaking"], phases: ["primary"], weekdays: [2, 3], weeklyHalfDays: 2 },
      ...{ price: { hour: 17 }, travelMiles: 6 },
    },
  ],
  need: [
    {
      ...{ school: "market-street", groups: ["community", "consortium"], kind: "expertise", posted: 3 },
      title: "Somebody to teach strings to year 4",
      description: "One afternoon a week; instruments are here.",
      ...{
        subjects: ["Music"],
        phases: ["primary"],
        weekdays: [2, 3, 4],
        weeklyHalfDays: 1,
        price: { day: 230 },
      },
    },
    ...(
      [
        ["stanbury-cross", [1, 2, 3, 4, 5], 2, 280],
        ["ashcombe-magna", [1, 3, 5], 1, 260],
        ["fenny-barrow", [2, 4], 1, 250],
        ["little-thrale", [4], 1, 240],
        ["wyrebridge", [1, 2, 4], 2, 275],
        ["early-years", [3, 5], 2, 290],
      ] as const
    ).map(
      ([school, weekdays, weeklyHalfDays, day], i): PostingFacts => ({
        ...{ school, groups: ["community"], kind: "expertise", posted: 5 + 3 * i },
        title: "Speech and language therapist",
        description:
          i % 2 === 0
            ? "The waiting list of the health service is fourteen months. Two of our children cannot wait."
            : "Assessment of the new intake, and a programme that our assistants can carry on.",
        subjects: ["Speech and language therapy"],
        phases: school === "early-years" ? ["early-years"] : [...everyPrimary],
        ...{ weekdays: [...weekdays], weeklyHalfDays, price: { day } },
      }),
    ),
    {
      ...{ school: "st-wystan", groups: ["consortium"], kind: "staff-time", posted: 8 },
      title: "Help with the network, a few hours a week",
      description: "Our last technician has retired.",
      ...{
        subjects: ["IT and networks"],
        phases: ["primary"],
        weekdays: [5],
        weeklyHalfDays: 1,
        price: { day: 200 },
      },
    },
    {
      ...{ school: "little-thrale", groups: ["community"], kind: "facility", posted: 1 },
      title: "A minibus for swimming",
      description: "Fridays until Easter, sixteen children.",
      ...{
        subjects: [],
        phases: ["primary"],
        weekdays: [5],
        price: { day: 60 },
        terms: ["autumn", "spring"],
      },
    },
    {
      ...{ school: "hollin-lane", groups: ["trust"], kind: "training", posted: 12 },
      title: "First aid for two of our midday supervisors",
      description: "",
      ...{
        subjects: ["Safeguarding"],
        phases: ["primary"],
        price: { day: 80 },
        training: { inDays: 90, places: 2 },
      },
    },
  ],
}
