import { sql } from "kysely"
import { CIVIL_ZONE, formatDate } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { invoicesWithPayments } from "#app/features/invoicing/chosen-invoices.server.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

type ToPay = {
  id: string
  number: string
  seller: string
  pool: string
  dueOn: Temporal.PlainDate
  owed: Pence
}
type ToChase = { buyer: string; invoices: bigint; owed: Pence; since: Temporal.PlainDate }

const MOST_OF_EACH = 10

/** Invoices that wait for this person: those to pay, and by school those that others have not paid in time. */
export async function invoicesNeedingMe(tx: Tx, actor: Actor): Promise<Need[]> {
  if (actor.school === null || !handlesMoney(actor)) return []
  const schoolId = actor.school.id
  const toPay = await sql<ToPay>`
    select i.id, i.number_text as number, i.document->'seller'->>'schoolName' as seller,
      i.document->>'poolTitle' as pool, i.due_on, i.gross_pence - paid.pence as owed
    from ${invoicesWithPayments}
    where i.buyer_school_id = ${schoolId} and paid.pence < i.gross_pence
    order by i.due_on, i.id limit ${MOST_OF_EACH}`.execute(tx)
  const toChase = await sql<ToChase>`
    select i.document->'buyer'->>'schoolName' as buyer, count(*) as invoices,
      sum(i.gross_pence - paid.pence)::bigint as owed, min(i.due_on) as since
    from ${invoicesWithPayments}
    where i.seller_school_id = ${schoolId} and paid.pence < i.gross_pence and i.due_on < current_date
    group by i.buyer_school_id, buyer order by since limit ${MOST_OF_EACH}`.execute(tx)
  return [...toPay.rows.map(payment), ...toChase.rows.map(chase)]
}

const payment = (invoice: ToPay): Need => ({
  key: `pay-${invoice.id}`,
  title: `Pay: invoice ${invoice.number} from ${invoice.seller}`,
  detail: invoice.pool,
  href: `/invoices/${invoice.id}`,
  amount: `${formatPounds(invoice.owed)} inc VAT`,
  by: endOf(invoice.dueOn),
  isByDay: true,
  byVerb: "due",
  weight: "duty",
})

const chase = ({ buyer, invoices, owed, since }: ToChase): Need => ({
  key: `chase-${buyer}`,
  title: `Chase: ${buyer} has not paid ${invoices === 1n ? "an invoice" : `${invoices} invoices`}`,
  detail: `Due since ${formatDate(since)}`,
  href: "/invoices?side=sent&standing=overdue",
  amount: `${formatPounds(owed)} inc VAT`,
  by: null,
  weight: "duty",
})

/** An invoice can be paid throughout the day on which it is due. */
const endOf = (day: Temporal.PlainDate) =>
  day.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: "23:59" }).toInstant()
