import { sql } from "kysely"
import { CIVIL_ZONE, formatDate } from "#app/core/civil-time.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

type Due = {
  id: string
  what: string
  supplierName: string
  noticeOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  autoRenews: boolean
}

/** Notices that are due within so many days are on the first screen. */
const AHEAD = { days: 60 }
const MOST = 10

/** Contracts of the acting school whose notice is due soon, and that nobody has dealt with. */
export async function contractNeeds(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<Need[]> {
  if (actor.school === null || !can(actor, "see-contracts")) return []
  const { rows } = await sql<Due>`
    select id, what, supplier_name, notice_on, ends_on, auto_renews from contract
    where school_id = ${actor.school.id} and notice_settled_at is null
      and notice_on between ${today}::date and ${today.add(AHEAD)}::date
    order by notice_on, id limit ${MOST}`.execute(tx)
  return rows.map(needOf)
}

const needOf = ({ id, what, supplierName, noticeOn, endsOn, autoRenews }: Due): Need => ({
  key: `notice-${id}`,
  title: `Give notice, or keep it: ${what}`,
  detail: `${supplierName}. ${autoRenews ? "Renews by itself after" : "Ends on"} ${formatDate(endsOn)}`,
  href: `/contracts/${id}`,
  // Notice can be given throughout its last day.
  by: noticeOn.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: "23:59" }).toInstant(),
  byVerb: "notice is due",
  isByDay: true,
  weight: "deadline",
})
