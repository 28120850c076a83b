import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { wholeSizeGross } from "#app/features/purchasing/procurement/pool-value.ts"
import {
  questionOf,
  type Stage,
  type WarningFacts,
} from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import {
  type ProcurementWarning,
  procurementWarnings,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"

/** A warning as a page shows it. */
export type WarningView = { title: string; sentences: string[] }

type Pool = { terms: PoolTerms; demand: readonly ItemDemand[]; now: Temporal.Instant }

/**
 * What a pool's page warns of, the largest figure first: before closing as the pool stands now, by what this reader
 * can see of earlier ones, and never less than was noted at its opening; after it what was noted at its closing, and as
 * more was added to it.
 */
export function poolWarnings(pool: Pool, facts: WarningFacts): WarningView[] {
  return warningsOf(pool, facts)
    .sort((a, b) => (a.thresholdPence > b.thresholdPence ? -1 : 1))
    .map(({ title, sentences }) => ({ title, sentences }))
}

function warningsOf({ terms, demand, now }: Pool, facts: WarningFacts): ProcurementWarning[] {
  const notedAt = (stage: Stage) => facts.noted.filter((warning) => warning.stage === stage)
  if (terms.state === "cancelled") return []
  if (terms.state !== "draft" && terms.state !== "open")
    return highestOf([...notedAt("closing"), ...notedAt("addition")])
  const grossPence = wholeSizeGross(terms, demand)
  const noted = notedAt("opening")
  const { earlierGrossPence } = facts
  const question = questionOf(terms, { at: now, grossPence, earlierGrossPence, settled: false })
  const today = procurementWarnings(question)
  const isLess = (a: ProcurementWarning, b: ProcurementWarning) =>
    a.thresholdKey === b.thresholdKey && a.level < b.level
  return [
    ...today.filter((warning) => !noted.some((other) => isLess(warning, other))),
    ...noted.filter(
      (warning) =>
        !today.some(
          ({ thresholdKey, level }) => thresholdKey === warning.thresholdKey && level >= warning.level,
        ),
    ),
  ]
}

/** One a figure: what was added can only have brought a pool nearer to it. */
const highestOf = (noted: readonly ProcurementWarning[]): ProcurementWarning[] => [
  ...new Map(
    noted.toSorted((a, b) => a.level - b.level).map((warning) => [warning.thresholdKey, warning]),
  ).values(),
]
