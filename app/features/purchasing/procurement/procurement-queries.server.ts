import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { isId } from "#app/core/cursor.ts"
import type { Pence } from "#app/core/money.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { contractKindOf, isPerhapsWorks } from "#app/features/purchasing/procurement/contract-kind.ts"
import type {
  ProcurementQuestion,
  ProcurementWarning,
} from "#app/features/purchasing/procurement/procurement-warnings.ts"
import type { Tx } from "#db/client.ts"

/** What each pool of the same kind that cleared in the twelve months before came to, so far as whoever asks sees it. */
export async function readEarlierPools(tx: Tx, poolId: string): Promise<Pence[]> {
  const { rows } = await sql<{
    grossPence: Pence
  }>`select gross_pence from earlier_pools(${poolId}::uuid)`.execute(tx)
  return rows.map((row) => row.grossPence)
}

/** `addition`: something was added to the order after the closing. */
export type Stage = "opening" | "closing" | "addition"

/** What was noted of a pool as it opened, closed or grew. */
type Noted = ProcurementWarning & { stage: Stage }

type NotedJson = { [K in keyof Noted]: Noted[K] extends Pence ? string : Noted[K] }

/** What a pool's page warns by: as `readEarlierPools` where it has not closed, and all that was noted of it. */
export type WarningFacts = { earlierGrossPence: Pence[]; noted: Noted[] }

export async function readWarningFacts(tx: Tx, poolId: string): Promise<WarningFacts> {
  if (!isId(poolId)) return { earlierGrossPence: [], noted: [] }
  const { rows } = await sql<{ earlier: string[] | null; noted: NotedJson[] }>`
    select case when p.state in ('draft', 'open')
        then array(select gross_pence::text from earlier_pools(p.id)) end as earlier,
      coalesce((select json_agg(json_build_object('stage', w.stage, 'thresholdKey', w.threshold_key,
        'level', w.level, 'grossPence', w.gross_pence::text, 'earlierGrossPence', w.earlier_gross_pence::text,
        'thresholdPence', w.threshold_pence::text, 'title', w.title, 'sentences', w.sentences))
        from procurement_warning w where w.pool_id = p.id), '[]') as noted
    from pool p where p.id = ${poolId}`.execute(tx)
  return {
    earlierGrossPence: rows[0]?.earlier?.map(BigInt) ?? [],
    noted: (rows[0]?.noted ?? []).map((warning) => ({
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
  const cfrCodes = terms.items.map(({ cfrCode }) => cfrCode)
  return {
    ...sizes,
    kind: contractKindOf(cfrCodes),
    perhapsWorks: isPerhapsWorks(cfrCodes),
    date: civilDateOf(at),
  }
}

/** What has been noted of a pool so far. */
export async function notedWarnings(
  tx: Tx,
  poolId: string,
): Promise<Pick<ProcurementWarning, "thresholdKey" | "level">[]> {
  const rows = await tx
    .selectFrom("procurementWarning")
    .select(["thresholdKey", "level"])
    .where("poolId", "=", poolId)
    .execute()
  return rows as Pick<ProcurementWarning, "thresholdKey" | "level">[]
}
