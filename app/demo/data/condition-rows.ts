import { parsePounds } from "#app/core/money.ts"
import type { Outcome } from "#app/core/outcome.ts"
import { parseUnitPrice } from "#app/core/unit-price.ts"
import { demoId } from "#app/demo/data/demo-id.ts"
import type { DemoRows } from "#app/demo/data/demo-rows.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { Conditions } from "#app/features/purchasing/commitments/conditions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"

/** Conditions as somebody would say them; amounts in pounds, as typed. Items by their place in the pool. */
export type Wish = {
  /** VAT included. */
  atMost?: string
  leastSchools?: number
  allOrNothing?: boolean
  /** The most for one, and how many more at a lower one. */
  limits?: Record<number, { each: string; more?: { units: number; each: string } }>
  tolerances?: Record<number, number>
  /** What is taken instead of what cannot be had, and how much of it. */
  substitutes?: Record<number, { item: number; each: string; most?: number }>
}

const read = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error("The demo has an amount that cannot be read.")
  return outcome.value
}

/** What a school asks for under its wish: the lines with their largest quantities, and the conditions. */
export const wished = (
  wish: Wish,
  terms: PoolTerms,
  lines: readonly CommitmentLine[],
): { lines: CommitmentLine[]; conditions: Conditions } => {
  const asked = lines.map((line) => {
    const place = terms.items.findIndex(({ id }) => id === line.itemId)
    const limit = wish.limits?.[place]
    const substitute = wish.substitutes?.[place]
    const most = line.quantity + (limit?.more?.units ?? 0)
    const first = limit ? [{ quantity: line.quantity, limit: read(parseUnitPrice(limit.each)) }] : []
    const more = limit?.more ? [{ quantity: most, limit: read(parseUnitPrice(limit.more.each)) }] : []
    return {
      line: { ...line, quantity: most },
      conditions: {
        itemId: line.itemId,
        steps: [...first, ...more],
        tolerance: wish.tolerances?.[place] ?? 0,
        substitute: substitute
          ? {
              itemId: terms.items[substitute.item]!.id,
              limit: read(parseUnitPrice(substitute.each)),
              most: substitute.most ?? null,
            }
          : null,
      },
    }
  })
  return {
    lines: asked.map(({ line }) => line),
    conditions: {
      totalLimit: wish.atMost ? { pence: read(parsePounds(wish.atMost)), includesVat: true } : null,
      leastSchools: wish.leastSchools ?? null,
      allOrNothing: wish.allOrNothing ?? false,
      lines: asked
        .map(({ conditions }) => conditions)
        .filter(({ steps, tolerance, substitute }) => steps.length > 0 || tolerance > 0 || substitute),
    },
  }
}

/** Writes the row of a commitment's conditions; answers its id. */
export function addConditions(
  rows: DemoRows,
  { poolId, schoolId }: { poolId: string; schoolId: string },
  { totalLimit, leastSchools, allOrNothing, lines }: Conditions,
  at: Temporal.Instant,
): string {
  const id = demoId(`conditions ${poolId} ${schoolId}`, at)
  rows.commitmentCondition.push({
    ...{ id, poolId, schoolId, leastSchools, allOrNothing },
    totalLimitPence: totalLimit?.pence ?? null,
    totalLimitIncludesVat: totalLimit?.includesVat ?? false,
    lines: lines as unknown as Record<string, string>[],
  })
  return id
}
