import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"

const cleaning = { vat: "standard", cfr: "E14" } as const

/** What keeps buildings and vehicles safe and clean. */
export const premises: Purchase[] = [
  {
    key: "cleaning",
    title: "Cleaning and washroom supplies",
    description: "For the next term. Two-ply paper, recycled; concentrates with dosing pumps.",
    supplier: "Halcyon Hygiene",
    delivery: "96.00",
    group: "consortium",
    months: [3, 8, 11],
    items: [
      {
        ...{ ...cleaning, name: "Paper hand towels, Z-fold, case of 3,000", unit: "case", usual: "24.80" },
        tiers: [
          [50, "20.95"],
          [150, "19.40"],
          [300, "18.25"],
        ],
        demand: { perPupil: 0.035 },
      },
      {
        ...{ ...cleaning, name: "Toilet tissue, 2-ply, 36 rolls", unit: "case", usual: "17.90" },
        tiers: [
          [50, "14.75"],
          [150, "13.60"],
        ],
        demand: { perPupil: 0.03 },
      },
      {
        ...{
          ...cleaning,
          name: "Floor cleaner concentrate, 5 litres",
          unit: "bottle",
          pack: 2,
          usual: "13.20",
        },
        tiers: [
          [20, "10.90"],
          [60, "9.85"],
        ],
        demand: { perSchool: [2, 10] },
        ordering: { packs: "split" },
      },
    ],
  },
  {
    key: "energy-audit",
    title: "Energy audits",
    description:
      "An assessor's day on site, half-hourly data read, and a report with costed measures that fits a Salix application.",
    supplier: "Greylag Energy Advisers",
    delivery: "0",
    group: "community",
    months: [5],
    items: [
      {
        ...{
          name: "Energy audit with display certificate",
          unit: "audit",
          vat: "standard",
          cfr: "E28a",
          usual: "685.00",
        },
        tiers: [
          [5, "540.00"],
          [8, "495.00"],
          [11, "460.00"],
        ],
        demand: { perSchool: [1, 1] },
      },
    ],
  },
  {
    key: "minibus",
    title: "Minibus servicing and safety inspections",
    description:
      "A full service, a ten-week safety inspection and the MOT, in the holidays, with collection.",
    supplier: "Weirside Coachworks",
    delivery: "0",
    group: "consortium",
    months: [4, 7],
    items: [
      {
        ...{
          name: "Full service with MOT, 17-seat minibus",
          unit: "vehicle",
          vat: "standard",
          cfr: "E28a",
          usual: "412.00",
        },
        tiers: [
          [4, "356.00"],
          [8, "332.00"],
          [12, "315.00"],
        ],
        demand: { perSchool: [1, 2] },
      },
    ],
  },
  {
    key: "fire",
    title: "Fire extinguisher and alarm servicing",
    description: "To BS 5306 and BS 5839, with certificates for the premises file.",
    supplier: "Calder Fire & Safety",
    delivery: "120.00",
    split: { rule: "equally" },
    group: "community",
    months: [6],
    items: [
      {
        ...{ name: "Extinguisher service", unit: "extinguisher", vat: "standard", cfr: "E12", usual: "9.80" },
        tiers: [
          [60, "6.95"],
          [150, "5.85"],
        ],
        demand: { perPupil: 0.06 },
      },
      {
        ...{ name: "Alarm system service", unit: "visit", vat: "standard", cfr: "E12", usual: "145.00" },
        tiers: [
          [4, "118.00"],
          [9, "99.00"],
        ],
        demand: { perSchool: [1, 1] },
      },
    ],
  },
  {
    key: "water",
    title: "Water hygiene: monitoring and risk assessment",
    description: "Monthly temperatures, quarterly descaling, and the two-yearly legionella assessment.",
    supplier: "Brookfast Water Safety",
    delivery: "340.00",
    split: { rule: "lump-sum-plus-per-pupil", settings: { lumpSum: "15.00" } },
    group: "trust",
    months: [3, 10],
    items: [
      {
        ...{ name: "Six months of monitoring", unit: "site", vat: "standard", cfr: "E12", usual: "410.00" },
        tiers: [
          [4, "352.00"],
          [7, "319.00"],
        ],
        demand: { perSchool: [1, 1] },
      },
    ],
  },
  {
    key: "grounds",
    title: "Grounds maintenance, growing season",
    description: "Fortnightly mowing, line marking for the summer, hedges once.",
    supplier: "Greenward Grounds",
    delivery: "480.00",
    split: { rule: "by-number-on-roll" },
    group: "trust",
    months: [2],
    items: [
      {
        ...{
          name: "Visit by a two-person crew",
          unit: "visit",
          vat: "standard",
          cfr: "E13",
          usual: "138.00",
        },
        tiers: [
          [40, "119.00"],
          [90, "109.50"],
        ],
        demand: { perSchool: [10, 16] },
      },
    ],
  },
]
