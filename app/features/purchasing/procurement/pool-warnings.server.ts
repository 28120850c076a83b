import type { ItemDemand } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { wholeSizeGross } from "#app/features/purchasing/procurement/pool-value.ts"
import {
  notedWarnings,
  questionOf,
  readEarlierAndNoted,
} from "#app/features/purchasing/procurement/procurement-queries.server.ts"
import {
  type ProcurementWarning,
  procurementWarnings,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"
import type { Tx } from "#db/client.ts"

/** A warning as a page shows it. */
export type WarningView = { title: string; sentences: string[] }

type Pool = { terms: PoolTerms; demand: readonly ItemDemand[]; now: Temporal.Instant }

/**
 * What a pool's page warns of, the largest figure first: before closing as the pool stands now, by what this reader
 * can see of earlier ones, and never less than was noted at its opening; after it what was noted at closing.
 */
export async function poolWarnings(tx: Tx, { terms, demand, now }: Pool): Promise<WarningView[]> {
  return (await warningsOf(tx, { terms, demand, now }))
    .sort((a, b) => (a.thresholdPence > b.thresholdPence ? -1 : 1))
    .map(({ title, sentences }) => ({ title, sentences }))
}

async function warningsOf(tx: Tx, { terms, demand, now }: Pool): Promise<ProcurementWarning[]> {
  if (terms.state === "cancelled") return []
  if (terms.state !== "draft" && terms.state !== "open") return notedWarnings(tx, terms.id, "closing")
  const grossPence = wholeSizeGross(terms, demand)
  const { earlierGrossPence, noted } = await readEarlierAndNoted(tx, terms, now)
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
