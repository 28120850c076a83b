import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Pence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
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
const earlierPools = (terms: PoolTerms, at: Temporal.Instant) => sql<{ grossPence: Pence }>`
    select c.goods_pence + c.delivery_pence + c.vat_pence as gross_pence
    from clearing c where c.outcome = 'cleared' and c.pool_id in (
      select g.pool_id from pool_group g
      where g.group_id = any (${terms.groups.map(({ id }) => id)}::uuid[]) and g.pool_id <> ${terms.id}
        and g.state in ('closed', 'ordered', 'delivered', 'invoiced')
        and g.closes_at > ${at}::timestamptz - interval '12 months'
        and exists (select from pool_item i
          where i.pool_id = g.pool_id and i.cfr_code = any (${codesOf(terms)}::text[])))`

export async function readEarlierPools(tx: Tx, terms: PoolTerms, at: Temporal.Instant): Promise<Pence[]> {
  const { rows } = await earlierPools(terms, at).execute(tx)
  return rows.map((row) => row.grossPence)
}

type NotedJson = {
  [K in keyof ProcurementWarning]: ProcurementWarning[K] extends Pence ? string : ProcurementWarning[K]
}

/** As `readEarlierPools`, with what was noted at the opening, in one round trip: for a page. */
export async function readEarlierAndNoted(tx: Tx, terms: PoolTerms, at: Temporal.Instant) {
  const { rows } = await sql<{ earlier: string[]; noted: NotedJson[] }>`
    select array(select gross_pence::text from (${earlierPools(terms, at)}) pool) as earlier,
      coalesce((select json_agg(json_build_object('thresholdKey', w.threshold_key, 'level', w.level,
        'grossPence', w.gross_pence::text, 'earlierGrossPence', w.earlier_gross_pence::text,
        'thresholdPence', w.threshold_pence::text, 'title', w.title, 'sentences', w.sentences))
        from procurement_warning w where w.pool_id = ${terms.id} and w.stage = 'opening'), '[]') as noted`.execute(
    tx,
  )
  return {
    earlierGrossPence: rows[0]!.earlier.map(BigInt),
    noted: rows[0]!.noted.map((warning) => ({
      ...warning,
      grossPence: BigInt(warning.grossPence),
      earlierGrossPence: BigInt(warning.earlierGrossPence),
      thresholdPence: BigInt(warning.thresholdPence),
    })),
  }
}

/** What a pool is to be held against the figures with. */
export function questionOf(
  terms: PoolTerms,
  {
    at,
    ...sizes
  }: { at: Temporal.Instant } & Pick<ProcurementQuestion, "grossPence" | "earlierGrossPence" | "settled">,
): ProcurementQuestion {
  const cfrCodes = codesOf(terms)
  return {
    ...sizes,
    kind: contractKindOf(cfrCodes),
    perhapsWorks: isPerhapsWorks(cfrCodes),
    date: civilDateOf(at),
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
