import { civilDateOf } from "#app/core/civil-time.ts"
import type { Pence } from "#app/core/money.ts"
import { recordDemoEvent } from "#app/demo/data/audit-rows.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { MadePool } from "#app/demo/data/planned-pools.ts"
import { stepTo } from "#app/demo/data/pool-plan.ts"
import { contractKindOf, isPerhapsWorks } from "#app/features/purchasing/procurement/contract-kind.ts"
import { wholeSizeGross } from "#app/features/purchasing/procurement/pool-value.ts"
import { procurementWarnings } from "#app/features/purchasing/procurement/procurement-warnings.ts"

type Stage = { name: "opening" | "closing"; at: Temporal.Instant; grossPence: Pence }

/** What was noted of the figures of procurement as the demo's pools opened and closed. */
export function addProcurementWarnings(rows: DemoRows, pools: readonly MadePool[]): void {
  for (const pool of pools) for (const stage of stagesOf(pool)) addStage(rows, pool, stage, pools)
}

const grossOf = ({ clearing }: MadePool): Pence | null =>
  clearing?.kind === "cleared" ? clearing.goodsPence + clearing.deliveryPence + clearing.vatPence : null

const stagesOf = (pool: MadePool): Stage[] => {
  const [opened, closed] = [stepTo(pool.plan, "open"), stepTo(pool.plan, "closed")]
  const grossPence = grossOf(pool)
  return [
    ...(opened
      ? [{ name: "opening" as const, at: opened.at, grossPence: wholeSizeGross(pool.terms, []) }]
      : []),
    ...(closed && grossPence !== null ? [{ name: "closing" as const, at: closed.at, grossPence }] : []),
  ]
}

function addStage(rows: DemoRows, pool: MadePool, stage: Stage, pools: readonly MadePool[]): void {
  const { terms } = pool
  const cfrCodes = terms.items.map(({ cfrCode }) => cfrCode)
  const warnings = procurementWarnings({
    grossPence: stage.grossPence,
    kind: contractKindOf(cfrCodes),
    perhapsWorks: isPerhapsWorks(cfrCodes),
    date: civilDateOf(stage.at),
    earlierGrossPence: earlierThan(stage.at, pool, pools),
    settled: stage.name === "closing",
  })
  for (const warning of warnings) {
    rows.procurementWarning.push({ poolId: terms.id, stage: stage.name, ...warning, notedAt: stage.at })
    recordDemoEvent(rows, {
      act: "warn-of-procurement",
      subject: { kind: "pool", id: terms.id },
      groupId: terms.groups[0]?.id,
      detail: { title: terms.title, warning: warning.title },
      ...{ at: stage.at, by: null, schoolId: terms.leadSchool.id },
    })
  }
}

/** As the query of purchasing finds them: of one of its groups, under one of its codes, in the twelve months before. */
const earlierThan = (at: Temporal.Instant, pool: MadePool, pools: readonly MadePool[]): Pence[] =>
  pools.flatMap((other) => {
    const gross = grossOf(other)
    if (gross === null || other === pool || !isOfTheSameKind(pool, other)) return []
    const since = at.toZonedDateTimeISO("UTC").subtract({ months: 12 }).toInstant()
    const { closesAt } = other.terms
    const isEarlier =
      Temporal.Instant.compare(closesAt, at) < 0 && Temporal.Instant.compare(closesAt, since) > 0
    return isEarlier ? [gross] : []
  })

const isOfTheSameKind = ({ terms: one }: MadePool, { terms: other }: MadePool) =>
  one.groups.some(({ id }) => other.groups.some((group) => group.id === id)) &&
  one.items.some(({ cfrCode }) => other.items.some((item) => item.cfrCode === cfrCode))
