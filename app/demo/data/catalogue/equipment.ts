import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"

/** Things that last. */
export const equipment: Purchase[] = [
  {
    key: "laptops",
    title: "Pupil laptops",
    description:
      "11.6 inch, 8 GB, rubber edges, three years' on-site warranty. Asset-tagged and enrolled before delivery.",
    supplier: "Brightwell Education Technology",
    delivery: "145.00",
    group: "trust",
    months: [2, 7],
    items: [
      {
        ...{ name: "Pupil laptop, 11.6 inch", unit: "laptop", vat: "standard", cfr: "E20E", usual: "246.00" },
        tiers: [
          [30, "219.00"],
          [100, "206.50"],
          [200, "198.00"],
        ],
        demand: { perPupil: 0.045 },
      },
      {
        ...{
          name: "Charging trolley for 32",
          unit: "trolley",
          vat: "standard",
          cfr: "E20F",
          usual: "740.00",
        },
        tiers: [
          [3, "655.00"],
          [8, "612.00"],
        ],
        demand: { perSchool: [1, 2] },
      },
    ],
  },
  {
    key: "toner",
    title: "Printer toner",
    description:
      "Remanufactured to ISO 19752, for the printers that we bought together; empties are collected.",
    supplier: "Inkwell Office Systems",
    delivery: "32.00",
    group: "trust",
    months: [1, 6, 11],
    items: [
      {
        ...{
          name: "Black toner, 20,000 pages",
          unit: "cartridge",
          vat: "standard",
          cfr: "E22",
          usual: "61.50",
        },
        tiers: [
          [20, "48.90"],
          [50, "44.75"],
          [90, "41.80"],
        ],
        demand: { perPupil: 0.018 },
      },
    ],
  },
  {
    key: "pe-kit",
    title: "PE kit and playground games",
    description: "Match-grade balls, bibs in four colours, and what the playtime leaders asked for.",
    supplier: "Fairplay Sports",
    delivery: "58.00",
    group: "consortium",
    months: [4, 9],
    items: [
      {
        ...{ name: "Football, size 4", unit: "ball", pack: 6, vat: "standard", cfr: "E19", usual: "8.75" },
        tiers: [
          [60, "6.90"],
          [180, "6.15"],
        ],
        demand: { perPupil: 0.045 },
      },
      {
        ...{ name: "Training bibs, set of 15", unit: "set", vat: "standard", cfr: "E19", usual: "27.50" },
        tiers: [
          [20, "22.40"],
          [50, "20.10"],
        ],
        demand: { perSchool: [1, 5] },
      },
      {
        ...{
          name: "Skipping rope, 2.4 m",
          unit: "rope",
          pack: 10,
          vat: "standard",
          cfr: "E19",
          usual: "1.95",
        },
        tiers: [
          [100, "1.42"],
          [300, "1.185"],
        ],
        demand: { perPupil: 0.05 },
      },
    ],
  },
  {
    key: "first-aid",
    title: "First aid supplies",
    description: "Refills to BS 8599-1, instant ice packs, and pads that fit our defibrillators.",
    supplier: "Calder Fire & Safety",
    delivery: "22.50",
    group: "community",
    months: [9],
    items: [
      {
        ...{
          name: "First aid kit refill, medium",
          unit: "refill",
          vat: "standard",
          cfr: "E19",
          usual: "14.20",
        },
        tiers: [
          [20, "11.35"],
          [50, "9.95"],
        ],
        demand: { perSchool: [2, 8] },
      },
      {
        ...{ name: "Instant ice pack", unit: "pack", pack: 24, vat: "standard", cfr: "E19", usual: "0.62" },
        tiers: [
          [240, "0.4475"],
          [960, "0.3895"],
        ],
        demand: { perPupil: 0.3 },
      },
    ],
  },
  {
    key: "furniture",
    title: "Classroom tables and chairs",
    description:
      "One-piece polypropylene chairs in five sizes, tables with a spray-edge. Old ones are taken away.",
    supplier: "Oakapple School Furniture",
    delivery: "390.00",
    split: { rule: "by-value" },
    group: "consortium",
    months: [6],
    items: [
      {
        ...{
          name: "Chair, one-piece, size 3 to 6",
          unit: "chair",
          pack: 5,
          vat: "standard",
          cfr: "E19",
          usual: "18.90",
        },
        tiers: [
          [100, "16.10"],
          [300, "14.85"],
          [600, "13.95"],
        ],
        demand: { perPupil: 0.09 },
      },
      {
        ...{
          name: "Table, two-person, 1,100 by 550 mm",
          unit: "table",
          vat: "standard",
          cfr: "E19",
          usual: "52.00",
        },
        tiers: [
          [50, "44.50"],
          [150, "41.00"],
        ],
        demand: { perPupil: 0.03 },
      },
    ],
  },
  {
    key: "ukuleles",
    title: "Class sets of ukuleles",
    description: "Soprano, geared pegs, with bags and a tuner for each set of 30.",
    supplier: "Stave & Bow Music",
    delivery: "36.00",
    group: "community",
    months: [11],
    phases: ["primary", "special", "early-years"],
    items: [
      {
        ...{ name: "Class set of 30 ukuleles", unit: "set", vat: "standard", cfr: "E19", usual: "598.00" },
        tiers: [
          [4, "520.00"],
          [7, "485.00"],
        ],
        demand: { perSchool: [1, 1] },
      },
    ],
  },
]
