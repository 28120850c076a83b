import { sql } from "kysely"
import type { LastTime } from "#app/features/purchasing/again/suggestions.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/** What the acting school bought in the pool that this one is a copy of; null where it bought nothing, or there is none. */
export async function readLastTime(
  tx: Tx,
  { copiedFrom }: Pick<PoolTerms, "copiedFrom">,
  schoolId: string | null,
): Promise<LastTime | null> {
  if (copiedFrom === null || schoolId === null) return null
  const { rows } = await sql<Omit<LastTime, "lines"> & { lines: LineJson[] | null }>`
    select p.id as pool_id, p.title, p.closes_at, (
      select json_agg(json_build_object('name', i.name, 'unit', i.unit, 'quantity', s.quantity,
        'unitPrice', c.unit_price::text) order by i.position)
      from share s join pool_item i on i.id = s.item_id
      join cleared_item c on c.pool_id = s.pool_id and c.item_id = s.item_id
      where s.pool_id = p.id and s.school_id = ${schoolId}::uuid) as lines
    from pool p where p.id = ${copiedFrom} and p.outcome = 'cleared'`.execute(tx)
  const found = rows[0]
  if (!found?.lines) return null
  return {
    ...found,
    lines: found.lines.map((line) => ({ ...line, unitPrice: BigInt(line.unitPrice) })),
  }
}

type LineJson = { name: string; unit: string; quantity: number; unitPrice: string }
