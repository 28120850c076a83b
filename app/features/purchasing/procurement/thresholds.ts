import type { Pence } from "#app/core/money.ts"

/** What the Procurement Act tells apart: each kind has a threshold of its own. */
export type ContractKind = "goods-and-services" | "light-touch" | "works"

/** A figure from which on buying usually asks for more, VAT included, for as long as it stands. */
export type Threshold = {
  /** The same for every dated figure of one threshold. */
  key: string
  kinds: readonly ContractKind[]
  pence: Pence
  /** Whether a value that equals the figure reaches it, or only one above. */
  reached: "at" | "above"
  validFrom: Temporal.PlainDate
  /** When the next figure is due; null: none is announced. */
  revisionDue: Temporal.PlainDate | null
  /** Completes "the figure …". */
  name: string
  source: string
  /** What reaching it usually means, as a sentence. */
  meaning: string
}

const EVERY_KIND: readonly ContractKind[] = ["goods-and-services", "light-touch", "works"]

const day = (text: string) => Temporal.PlainDate.from(text)

/**
 * The bands of "Buying procedures and procurement law for schools", www.gov.uk: low is under £10,000, medium is
 * £10,000 to £40,000, high is over £40,000.
 */
const bands: Threshold[] = [
  {
    key: "dfe-three-quotes",
    kinds: EVERY_KIND,
    pence: 10_000_00n,
    reached: "at",
    validFrom: day("2025-02-24"),
    revisionDue: null,
    name: "at which the Department for Education calls a purchase medium value",
    source: "Department for Education, Buying procedures and procurement law for schools",
    meaning: "It usually means three quotes.",
  },
  {
    key: "dfe-advertise",
    kinds: EVERY_KIND,
    pence: 40_000_00n,
    reached: "above",
    validFrom: day("2025-02-24"),
    revisionDue: null,
    name: "above which the Department for Education calls a purchase high value",
    source: "Department for Education, Buying procedures and procurement law for schools",
    meaning: "It usually means a contract that is advertised, or bought from a framework.",
  },
]

const ACT = "Procurement Act 2023, Schedule 1"
const ACT_2026 = `${ACT}, as amended by the Threshold Amounts (Amendment) Regulations 2025`
const REGULATED =
  "It usually means a procurement under the Act: notices on the central digital platform and its time limits."

type Dated = [kind: ContractKind, name: string, until2025: Pence, from2026: Pence]

// Sub-central authorities, as schools are; "not less than the threshold" is reached at the figure (section 3).
const acts: Dated[] = [
  ["goods-and-services", "for goods and services", 214_904_00n, 207_720_00n],
  ["light-touch", "for light-touch services, such as education and training", 663_540_00n, 663_540_00n],
  ["works", "for building works", 5_372_609_00n, 5_193_000_00n],
]

const ofTheAct = acts.flatMap(([kind, name, until2025, from2026]): Threshold[] => {
  const base = { key: `act-${kind}`, kinds: [kind], reached: "at" as const, name, meaning: REGULATED }
  return [
    {
      ...base,
      pence: until2025,
      validFrom: day("2025-02-24"),
      revisionDue: day("2026-01-01"),
      source: ACT,
    },
    {
      ...base,
      pence: from2026,
      validFrom: day("2026-01-01"),
      revisionDue: day("2028-01-01"),
      source: ACT_2026,
    },
  ]
})

/** Every figure that stands or has stood, each with its date and source: a new one is one more row. */
const thresholds: readonly Threshold[] = [...bands, ...ofTheAct]

/** The figures for a kind of contract on a date, the smallest first; none before the first of them. */
export const thresholdsOn = (kind: ContractKind, date: Temporal.PlainDate): Threshold[] => {
  const inForce = new Map<string, Threshold>()
  for (const threshold of thresholds) {
    if (!threshold.kinds.includes(kind) || Temporal.PlainDate.compare(threshold.validFrom, date) > 0) continue
    const other = inForce.get(threshold.key)
    if (!other || Temporal.PlainDate.compare(other.validFrom, threshold.validFrom) < 0)
      inForce.set(threshold.key, threshold)
  }
  return [...inForce.values()].sort((a, b) => (a.pence < b.pence ? -1 : 1))
}
