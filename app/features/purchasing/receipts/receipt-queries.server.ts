import { sql } from "kysely"
import type { Receipt } from "#app/features/purchasing/receipts/receipt.ts"
import type { Withheld } from "#app/features/purchasing/recharging/recharge-pool.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Receipt, "reply"> & {
  reply: { answer: "explained" | "corrected"; note: string; personName: string; answeredAt: string } | null
}

/** The last word of every school on every line; of one's own school alone for those who do not lead the pool. */
export async function readReceipts(tx: Tx, poolId: string): Promise<Receipt[]> {
  const { rows } = await sql<Row>`
    select distinct on (r.school_id, r.item_id) r.id, r.school_id, r.item_id, r.answer, r.note, r.person_name, r.said_at,
      (select json_build_object('answer', a.answer, 'note', a.note, 'personName', a.person_name, 'answeredAt', a.answered_at)
        from dispute_answer a where a.receipt_id = r.id) as reply
    from receipt r where r.pool_id = ${poolId}
    order by r.school_id, r.item_id, r.said_at desc, r.id desc`.execute(tx)
  return rows.map(({ reply, ...row }) => ({
    ...row,
    reply: reply && { ...reply, answeredAt: Temporal.Instant.from(reply.answeredAt) },
  }))
}

const nothing: ReadonlySet<string> = new Set()

/** Which lines of which school wait, because a dispute about them has not been answered. */
export async function readWithheld(tx: Tx, poolId: string): Promise<Withheld> {
  const { rows } = await sql<{ schoolId: string; itemId: string }>`
    select school_id, item_id from open_disputes(${poolId})`.execute(tx)
  const bySchool = Map.groupBy(rows, ({ schoolId }) => schoolId)
  return (schoolId) => {
    const own = bySchool.get(schoolId)
    return own ? new Set(own.map(({ itemId }) => itemId)) : nothing
  }
}
