import { sql } from "kysely"
import type { Commitment } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import type { Tx } from "#db/client.ts"

/**
 * What every school bought in the pool that a draft is a copy of, of items that the draft still has by name and unit;
 * nothing for whoever does not lead the earlier pool as well.
 */
export async function readEarlierDemand(
  tx: Tx,
  { copiedFrom, items }: Pick<PoolTerms, "copiedFrom" | "items">,
): Promise<Commitment[]> {
  if (copiedFrom === null) return []
  const { rows } = await sql<Omit<Commitment, "lines"> & { bought: BoughtJson[] }>`
    select s.school_id, m.name as school_name, m.number_on_roll,
      json_agg(json_build_object('name', i.name, 'unit', i.unit, 'quantity', s.quantity)) as bought
    from share s join school m on m.id = s.school_id join pool_item i on i.id = s.item_id
    where s.pool_id = ${copiedFrom} and s.quantity > 0 and acting.leads_pool(s.pool_id)
    group by s.school_id, m.name, m.number_on_roll order by m.name`.execute(tx)
  return rows.flatMap(({ bought, ...school }) => {
    const lines = items.flatMap(({ id, name, unit }) => {
      const found = bought.find((one) => one.name === name && one.unit === unit)
      return found ? [{ itemId: id, quantity: found.quantity }] : []
    })
    return lines.length > 0 ? [{ ...school, lines }] : []
  })
}

type BoughtJson = { name: string; unit: string; quantity: number }
