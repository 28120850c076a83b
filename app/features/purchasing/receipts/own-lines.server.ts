import type { SchoolActor } from "#app/features/auth/actor.ts"
import { currentAccount } from "#app/features/purchasing/corrections/account-history.ts"
import { readAccountHistory } from "#app/features/purchasing/corrections/account-queries.server.ts"
import { nameOfReplacement } from "#app/features/purchasing/corrections/delivered-account.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { readPool } from "#app/features/purchasing/pools/pool-queries.server.ts"
import { poolNotFound, type Refusal } from "#app/features/purchasing/pools/refusal.ts"
import type { Receipt } from "#app/features/purchasing/receipts/receipt.ts"
import { readReceipts } from "#app/features/purchasing/receipts/receipt-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** One thing that a school was to get, and what it has said of it. */
export type OwnLine = {
  itemId: string
  name: string
  unit: string
  quantity: number
  /** How many of them came as something else, and as what; null where none or all did. */
  inPart: { quantity: number; name: string } | null
  receipt: Receipt | null
}

export type HeldLines = { terms: PoolTerms; now: Temporal.Instant; lines: OwnLine[] }

/** What the actor's school was to get from a pool, item by item, as it stands now. */
export async function readOwnLines(tx: Tx, actor: SchoolActor, poolId: string): Promise<HeldLines | Refusal> {
  const pool = await readPool(tx, poolId)
  if (!pool) return poolNotFound
  const { terms, now } = pool
  const history = await readAccountHistory(tx, pool)
  if (!history) return { terms, now, lines: [] }
  const account = currentAccount(history)
  const receipts = await readReceipts(tx, poolId)
  const mine = ({ schoolId }: { schoolId: string }) => schoolId === actor.school.id
  const lines = terms.items.flatMap((item): OwnLine[] => {
    const wasToGet = history.closing.shares.some((share) => mine(share) && share.itemId === item.id)
    if (!wasToGet) return []
    const share = account.shares.find((one) => mine(one) && one.itemId === item.id)
    const receipt = receipts.find((one) => mine(one) && one.itemId === item.id) ?? null
    const quantity = share?.quantity ?? 0
    const replaced = share?.replaced.quantity ?? 0
    const other = account.items.find(({ itemId }) => itemId === item.id)?.replacement
    const inPart =
      other && replaced > 0 && replaced < quantity ? { quantity: replaced, name: other.name } : null
    const name = inPart || replaced === 0 ? item.name : nameOfReplacement(item.name, other!)
    return [{ itemId: item.id, name, unit: item.unit, quantity, inPart, receipt }]
  })
  return { terms, now, lines }
}
