import { sql } from "kysely"
import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

/** So many of each; the pools themselves show the rest. */
const MOST_OF_EACH = 10
/** A school is asked for so long after a delivery; silence then counts for nothing, and may still be broken. */
const ASKED_DAYS = 21

type Row = {
  need: "answer-dispute" | "confirm-receipt"
  id: string
  poolId: string
  title: string
  other: string
  item: string | null
}

/**
 * What waits after a delivery, in one round trip: disputes to answer in pools that this person's school leads, and
 * deliveries of which their school has not said whether it has its part.
 */
export async function receiptNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  if (!handlesMoney(actor)) return []
  const schoolId = actor.school!.id
  const { rows } = await sql<Row>`
    (select 'answer-dispute' as need, r.id, p.id as pool_id, p.title, s.name as other, i.name as item
    from pool p join receipt r on r.pool_id = p.id and r.answer = 'disputed'
      join school s on s.id = r.school_id join pool_item i on i.id = r.item_id
    where p.lead_school_id = ${schoolId} and p.state in ('delivered', 'invoiced')
      and not exists (select from dispute_answer a where a.receipt_id = r.id)
      and not exists (select from receipt later where later.pool_id = r.pool_id and later.school_id = r.school_id
        and later.item_id = r.item_id and later.said_at > r.said_at)
    order by r.said_at limit ${MOST_OF_EACH})
    union all
    (select distinct 'confirm-receipt', p.id, p.id, p.title, p.supplier_name, null
    from share s join pool p on p.id = s.pool_id and p.state in ('delivered', 'invoiced')
      join delivery d on d.pool_id = p.id and d.completes
        and d.recorded_at > clock_timestamp() - make_interval(days => ${ASKED_DAYS})
    where s.school_id = ${schoolId} and s.item_id is not null and p.lead_school_id <> s.school_id
      and not exists (select from receipt r where r.pool_id = p.id and r.school_id = s.school_id)
    order by p.id limit ${MOST_OF_EACH})`.execute(tx)
  return rows.map(needOf)
}

const needOf = ({ need, id, poolId, title, other, item }: Row): Need =>
  need === "answer-dispute"
    ? {
        key: id,
        title: `Answer: ${other} disputes ${item}`,
        detail: `${title}. The line waits until you explain it or correct it`,
        href: `/pools/${poolId}/disputes/${id}`,
        by: null,
        weight: "duty",
      }
    : {
        key: `receipt-${poolId}`,
        title: `Say what your school received: ${title}`,
        detail: `${other} has delivered. Confirm your part, or say what is wrong with it`,
        href: `/pools/${poolId}/receipt`,
        by: null,
        weight: "duty",
      }
