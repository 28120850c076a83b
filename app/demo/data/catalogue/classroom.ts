import type { Purchase } from "#app/demo/data/catalogue/purchase.ts"

const learning = { vat: "standard", cfr: "E19" } as const

/** What is used up in classrooms. */
export const classroom: Purchase[] = [
  {
    key: "paper",
    title: "Copier paper",
    description:
      "80 gsm, ColorLok, FSC certified, in reams of 500 sheets. One delivery to each school, to the office door.",
    supplier: "Fenwright Paper Merchants",
    delivery: "186.00",
    group: "consortium",
    months: [1, 5, 9],
    items: [
      {
        ...{ ...learning, name: "A4 white copier paper, 80 gsm", unit: "ream", usual: "3.64" },
        tiers: [
          [200, "3.18"],
          [1000, "2.96"],
          [2500, "2.79"],
          [4000, "2.64"],
        ],
        demand: { perPupil: 0.42 },
      },
      {
        ...{ ...learning, name: "A3 white copier paper, 80 gsm", unit: "ream", usual: "7.45" },
        tiers: [
          [50, "6.55"],
          [150, "6.10"],
        ],
        demand: { perPupil: 0.03 },
      },
      {
        ...{ ...learning, name: "A4 coloured card, 160 gsm, assorted", unit: "pack of 250", usual: "8.90" },
        tiers: [
          [20, "7.80"],
          [60, "7.05"],
          [120, "6.60"],
        ],
        demand: { perPupil: 0.015 },
      },
    ],
  },
  {
    key: "exercise-books",
    title: "Exercise books",
    description: "75 gsm paper, 80 pages, card covers in six colours. Delivered in term time only.",
    supplier: "Thornley Educational Supplies",
    delivery: "74.50",
    group: "community",
    months: [3, 7, 11],
    phases: ["primary", "secondary", "special"],
    items: [
      {
        ...{
          ...learning,
          name: "A4 exercise book, 8 mm ruled with margin",
          unit: "book",
          pack: 50,
          usual: "0.46",
        },
        tiers: [
          [1000, "0.385"],
          [5000, "0.3525"],
          [10_000, "0.331"],
        ],
        demand: { perPupil: 2.4 },
      },
      {
        ...{ ...learning, name: "A4 exercise book, 7 mm squared", unit: "book", pack: 50, usual: "0.46" },
        tiers: [
          [500, "0.389"],
          [2500, "0.355"],
          [5000, "0.3375"],
        ],
        demand: { perPupil: 1.1 },
      },
      {
        ...{
          ...learning,
          name: "A5 handwriting book, 4 mm guided lines",
          unit: "book",
          pack: 100,
          usual: "0.29",
        },
        tiers: [
          [500, "0.2475"],
          [2500, "0.2195"],
        ],
        demand: { perPupil: 0.7 },
      },
    ],
  },
  {
    key: "glue",
    title: "Glue sticks and whiteboard pens",
    description: "The ones that do not dry out by October. PVP-based, washable; bullet-tip pens, low odour.",
    supplier: "Thornley Educational Supplies",
    delivery: "38.00",
    group: "community",
    months: [2, 6, 10],
    items: [
      {
        ...{ ...learning, name: "Glue stick, 40 g", unit: "stick", pack: 25, usual: "0.72" },
        tiers: [
          [500, "0.545"],
          [2000, "0.485"],
          [4000, "0.439"],
        ],
        demand: { perPupil: 0.9 },
      },
      {
        ...{ ...learning, name: "Whiteboard pen, black, bullet tip", unit: "pen", pack: 48, usual: "0.38" },
        tiers: [
          [480, "0.285"],
          [1920, "0.2425"],
          [3840, "0.2195"],
        ],
        demand: { perPupil: 0.8 },
      },
      {
        ...{ ...learning, name: "Handwriting pen, blue", unit: "pen", pack: 12, usual: "0.61" },
        tiers: [
          [240, "0.47"],
          [1200, "0.4125"],
        ],
        demand: { perPupil: 0.25 },
      },
    ],
  },
  {
    key: "phonics",
    title: "Phonics readers",
    description: "Decodable books for phases 2 to 5, matched to the order of sounds that our schools teach.",
    supplier: "Lantern & Wick Children's Books",
    delivery: "24.00",
    group: "community",
    months: [4, 12],
    phases: ["primary", "early-years", "special"],
    items: [
      {
        ...{
          name: "Phonics readers, phases 2 and 3, set of 24",
          unit: "set",
          vat: "zero",
          cfr: "E19",
          usual: "118.80",
        },
        tiers: [
          [8, "99.00"],
          [16, "92.50"],
          [30, "86.00"],
        ],
        demand: { perSchool: [1, 4] },
      },
      {
        ...{
          name: "Phonics readers, phases 4 and 5, set of 36",
          unit: "set",
          vat: "zero",
          cfr: "E19",
          usual: "172.00",
        },
        tiers: [
          [6, "148.00"],
          [14, "139.00"],
        ],
        demand: { perSchool: [1, 3] },
      },
    ],
  },
  {
    key: "library-books",
    title: "Library books: this year's prize lists",
    description: "Jacketed, catalogued and shelf-ready. Titles chosen by our five librarians.",
    supplier: "Lantern & Wick Children's Books",
    delivery: "0",
    group: "consortium",
    months: [2, 9],
    items: [
      {
        ...{ name: "Picture books, box of 20", unit: "box", vat: "zero", cfr: "E19", usual: "142.00" },
        tiers: [
          [5, "124.00"],
          [15, "116.50"],
          [25, "109.00"],
        ],
        demand: { perSchool: [1, 2] },
      },
      {
        ...{ name: "Novels for 9 to 14, box of 24", unit: "box", vat: "zero", cfr: "E19", usual: "187.00" },
        tiers: [
          [5, "164.00"],
          [15, "153.00"],
        ],
        demand: { perSchool: [1, 3] },
      },
    ],
  },
  {
    key: "art",
    title: "Paint, clay and brushes",
    description: "Ready-mixed paint in six colours, air-drying clay, hog brushes in class packs.",
    supplier: "Ochre & Umber Art Supplies",
    delivery: "46.00",
    split: { rule: "by-value" },
    group: "community",
    months: [1, 9],
    items: [
      {
        ...{ ...learning, name: "Ready-mixed paint, 5 litres", unit: "bottle", usual: "11.40" },
        tiers: [
          [24, "9.35"],
          [72, "8.60"],
        ],
        demand: { perPupil: 0.02 },
      },
      {
        ...{ ...learning, name: "Air-drying clay, 12.5 kg", unit: "bag", usual: "9.95" },
        tiers: [
          [20, "8.20"],
          [60, "7.45"],
        ],
        demand: { perPupil: 0.012 },
      },
    ],
  },
]
