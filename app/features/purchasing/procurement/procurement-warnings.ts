import { formatShortDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence, sumPence } from "#app/core/money.ts"
import {
  type ContractKind,
  type Threshold,
  thresholdsOn,
} from "#app/features/purchasing/procurement/thresholds.ts"

/** Percent of a threshold from which on we warn; 100 also where a value must be above it. */
export type WarningLevel = 80 | 100

export type ProcurementWarning = {
  thresholdKey: string
  level: WarningLevel
  /** What was held against the figure: this purchase, and those before it. */
  grossPence: Pence
  earlierGrossPence: Pence
  thresholdPence: Pence
  /** "This pool would pass £40,000". */
  title: string
  /** The value, the figure, where it comes from and what it usually means; to read one after the other. */
  sentences: string[]
}

export type ProcurementQuestion = {
  /** The whole purchase over its whole life, VAT included. */
  grossPence: Pence
  kind: ContractKind
  date: Temporal.PlainDate
  /** Gross values of earlier purchases of the same kind, each in full. */
  earlierGrossPence: readonly Pence[]
  /** A purchase that is settled, or one that is still growing. */
  settled: boolean
  /** It may be building works, whose figure is another. */
  perhapsWorks?: boolean
}

/**
 * A warning for every figure that a purchase passes or comes within a fifth of, alone or together with earlier ones
 * of its kind; the smallest figure first, one warning a figure. Prompts, not advice: a school's own finance policy
 * may set lower figures.
 */
export function procurementWarnings(question: ProcurementQuestion): ProcurementWarning[] {
  const earlierGrossPence = sumPence(question.earlierGrossPence)
  const together = question.grossPence + earlierGrossPence
  return thresholdsOn(question.kind, question.date).flatMap((threshold) => {
    const level = levelOf(together, threshold)
    if (level === null) return []
    return {
      thresholdKey: threshold.key,
      level,
      grossPence: question.grossPence,
      earlierGrossPence,
      thresholdPence: threshold.pence,
      title: titleOf(level, threshold, question),
      sentences: [
        sizeOf(question, together),
        figureOf(threshold),
        threshold.meaning,
        ...revisionOf(threshold, question.date),
        ...worksInstead(threshold, question),
      ],
    }
  })
}

/** null: under 80 % of the figure. */
const levelOf = (pence: Pence, { pence: figure, reached }: Threshold): WarningLevel | null => {
  if (reached === "at" ? pence >= figure : pence > figure) return 100
  return pence * 100n >= figure * 80n ? 80 : null
}

const titleOf = (level: WarningLevel, threshold: Threshold, question: ProcurementQuestion) => {
  const figure = wholePounds(threshold.pence)
  const alone = levelOf(question.grossPence, threshold) === level
  const pool = alone ? "This pool" : "With earlier pools, this one"
  if (level === 80) return `${pool} ${question.settled ? "came" : "may come"} close to ${figure}`
  const verb = threshold.reached === "at" ? "reach" : "pass"
  return question.settled ? `${pool} ${verb}ed ${figure}` : `${pool} may ${verb} ${figure}`
}

const sizeOf = ({ grossPence, earlierGrossPence, settled }: ProcurementQuestion, together: Pence) => {
  const own = settled
    ? `The pool came to ${formatPounds(grossPence)} inc VAT.`
    : `With every item at its best price, whatever limits schools set, the pool may come to ${formatPounds(grossPence)} inc VAT.`
  const earlier = earlierGrossPence.filter((pence) => pence > 0n).length
  if (earlier === 0) return own
  const pools = earlier === 1 ? "one pool" : `${earlier} pools`
  return `${own} With ${pools} of the same kind in the last 12 months it is ${formatPounds(together)} inc VAT.`
}

const figureOf = ({ pence, name, source, validFrom }: Threshold) =>
  `${wholePounds(pence)} inc VAT is the figure ${name} (${source}; as it stands from ${formatShortDate(validFrom)}).`

const revisionOf = ({ revisionDue }: Threshold, date: Temporal.PlainDate): string[] =>
  revisionDue && Temporal.PlainDate.compare(date, revisionDue) >= 0
    ? [`A new figure was due on ${formatShortDate(revisionDue)}: look it up.`]
    : []

const worksInstead = ({ key }: Threshold, { date, perhapsWorks }: ProcurementQuestion): string[] => {
  const works = thresholdsOn("works", date).find((threshold) => threshold.key === "act-works")
  return key === "act-goods-and-services" && perhapsWorks && works
    ? [`If these are building works, the figure is ${wholePounds(works.pence)} inc VAT instead.`]
    : []
}

/** "£40,000": the figures are whole pounds. */
const wholePounds = (pence: Pence) => formatPounds(pence).replace(/\.00$/, "")
