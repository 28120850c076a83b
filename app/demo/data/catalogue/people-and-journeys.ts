import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"

/** Training, specialists' time and transport. */
export const peopleAndJourneys: Purchase[] = [
  {
    key: "sen-training",
    title: "Training: autism in the mainstream classroom",
    description:
      "Three twilights at Larkfield School, for teachers and teaching assistants, with a visit to follow.",
    supplier: "Marlshire Inclusion Partnership",
    delivery: "180.00",
    split: { rule: "lump-sum-plus-per-pupil", settings: { lumpSum: "8.00" } },
    group: "community",
    months: [1, 10],
    items: [
      {
        ...{ name: "Place, three twilights", unit: "place", vat: "exempt", cfr: "E09", usual: "165.00" },
        tiers: [
          [12, "112.00"],
          [24, "94.00"],
          [40, "82.50"],
        ],
        demand: { perSchool: [1, 6] },
      },
    ],
  },
  {
    key: "first-aid-training",
    title: "Paediatric first aid training",
    description:
      "Twelve hours on two days in the holidays, certificate for three years. Coffee is included, lunch is not.",
    supplier: "Calder Fire & Safety",
    delivery: "0",
    group: "consortium",
    months: [2, 7],
    items: [
      {
        ...{
          name: "Place on the two-day course",
          unit: "place",
          vat: "standard",
          cfr: "E09",
          usual: "129.00",
        },
        tiers: [
          [10, "94.00"],
          [20, "82.00"],
          [36, "74.50"],
        ],
        demand: { perSchool: [1, 4] },
      },
    ],
  },
  {
    key: "safeguarding",
    title: "Safeguarding refresher for all staff",
    description:
      "A recorded course with questions, a certificate for each member of staff, and the annual update.",
    supplier: "Lodestar Safeguarding",
    delivery: "0",
    group: "consortium",
    months: [8],
    items: [
      {
        ...{
          name: "Licence for one member of staff",
          unit: "licence",
          vat: "standard",
          cfr: "E09",
          usual: "14.50",
        },
        tiers: [
          [100, "9.75"],
          [300, "7.95"],
          [600, "6.40"],
        ],
        demand: { perPupil: 0.09 },
      },
    ],
  },
  {
    key: "coaches",
    title: "Coaches to the swimming pool",
    description: "A 49-seat coach, there and back in a morning, seat belts and a DBS-checked driver.",
    supplier: "Weirside Coachworks",
    delivery: "0",
    group: "community",
    months: [1, 4, 8],
    phases: ["primary", "special"],
    items: [
      {
        ...{ name: "Return journey, 49 seats", unit: "journey", vat: "zero", cfr: "E19", usual: "195.00" },
        tiers: [
          [20, "164.00"],
          [50, "149.00"],
          [90, "139.50"],
        ],
        demand: { perSchool: [4, 12] },
      },
    ],
  },
  {
    key: "counselling",
    title: "School counsellor days",
    description: "One counsellor who knows all our schools; supervision and cover included.",
    supplier: "Stillwater Counselling",
    delivery: "0",
    group: "trust",
    months: [7, 12],
    items: [
      {
        ...{ name: "Counsellor, one day", unit: "day", vat: "exempt", cfr: "E28a", usual: "285.00" },
        tiers: [
          [30, "248.00"],
          [60, "232.00"],
        ],
        demand: { perSchool: [6, 18] },
      },
    ],
  },
]
