import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Pence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pool.ts"
import { contractKindOf, isPerhapsWorks } from "#app/features/purchasing/procurement/contract-kind.ts"
import type {
  ProcurementQuestion,
  ProcurementWarning,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"
import type { Tx } from "#db/client.ts"

const codesOf = (terms: PoolTerms) => terms.items.map(({ cfrCode }) => cfrCode)

/**
 * Gross values of the pools of the same kind that cleared in the twelve months before: opened to one of its groups,
 * with an item under one of its CFR codes. Each counts in full, as an order of its own does.
 */
async function earlierPools(tx: Tx, terms: PoolTerms, at: Temporal.Instant): Promise<Pence[]> {
  const { rows } = await sql<{ grossPence: Pence }>`
    select c.goods_pence + c.delivery_pence + c.vat_pence as gross_pence
    from clearing c where c.outcome = 'cleared' and c.pool_id in (
      select g.pool_id from pool_group g
      where g.group_id = any (${terms.groups.map(({ id }) => id)}::uuid[]) and g.pool_id <> ${terms.id}
        and g.state in ('closed', 'ordered', 'delivered', 'invoiced')
        and g.closes_at > ${at}::timestamptz - interval '12 months'
        and exists (select from pool_item i
          where i.pool_id = g.pool_id and i.cfr_code = any (${codesOf(terms)}::text[])))`.execute(tx)
  return rows.map((row) => row.grossPence)
}

/** What a pool is to be held against the figures with. */
export async function questionOf(
  tx: Tx,
  terms: PoolTerms,
  { at, grossPence, settled }: { at: Temporal.Instant; grossPence: Pence; settled: boolean },
): Promise<ProcurementQuestion> {
  const cfrCodes = codesOf(terms)
  return {
    grossPence,
    kind: contractKindOf(cfrCodes),
    perhapsWorks: isPerhapsWorks(cfrCodes),
    date: civilDateOf(at),
    earlierGrossPence: await earlierPools(tx, terms, at),
    settled,
  }
}

export type Stage = "opening" | "closing"

/** What was noted of a pool as it opened or closed. */
export async function notedWarnings(tx: Tx, poolId: string, stage: Stage): Promise<ProcurementWarning[]> {
  const rows = await tx
    .selectFrom("procurementWarning")
    .select([
      "thresholdKey",
      "level",
      "grossPence",
      "earlierGrossPence",
      "thresholdPence",
      "title",
      "sentences",
    ])
    .where("poolId", "=", poolId)
    .where("stage", "=", stage)
    .orderBy("thresholdPence")
    .execute()
  return rows as ProcurementWarning[]
}
