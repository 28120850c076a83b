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
  /** How many of them came as what else; nothing where all of it is one thing. */
  inPart: { quantity: number; name: string }[]
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
    const came = share?.replaced.filter((one) => one.quantity > 0) ?? []
    const [first] = came
    const isAll = first?.quantity === quantity
    const name = first && isAll ? nameOfReplacement(item.name, first) : item.name
    const inPart = isAll ? [] : came
    return [{ itemId: item.id, name, unit: item.unit, quantity, inPart, receipt }]
  })
  return { terms, now, lines }
}
