import { sql } from "kysely"
import { CIVIL_ZONE } from "#app/core/civil-time.ts"
import { formatPounds, type Pence } from "#app/core/money.ts"
import { type Actor, handlesMoney } from "#app/features/auth/actor.ts"
import { invoicesWithPayments, perhapsUnpaid } from "#app/features/invoicing/chosen-invoices.server.ts"
import type { InvoiceKind } from "#app/features/invoicing/invoice-document.ts"
import { basisOf } from "#app/features/invoicing/standing-words.ts"
import type { Need } from "#app/features/notifications/need.ts"
import type { Tx } from "#db/client.ts"

/** So many; the list itself shows the rest. */
const MOST_TO_PAY = 10

type Row = {
  id: string
  number: string
  kind: InvoiceKind
  dueOn: Temporal.PlainDate
  owedPence: Pence
  sellerName: string
  poolTitle: string
  /** Of what others owe the school and should have paid; the same in every row. */
  lateCount: bigint
  latePence: Pence
  lateSince: Temporal.PlainDate | null
  /** What the school owes back to others, of amounts as text; the same in every row. */
  owedBack: { id: string; number: string; buyerName: string; poolTitle: string; pence: string }[]
}

/**
 * What waits for this person in money, in one round trip: invoices to pay, the first due first, and one reminder to
 * chase what is owed to their school and overdue. Nothing for those who do not handle money.
 */
export async function invoicesNeedingMe(tx: Tx, actor: Actor, today: Temporal.PlainDate): Promise<Need[]> {
  if (!handlesMoney(actor)) return []
  const schoolId = actor.school!.id
  const { rows } = await sql<Row | (Pick<Row, "owedBack"> & { [K in Exclude<keyof Row, "owedBack">]: null })>`
    with late as (
      select count(*) as late_count, coalesce(sum(i.gross_pence - settled.pence), 0)::bigint as late_pence,
        min(i.due_on) as late_since
      from ${invoicesWithPayments}
      where i.seller_school_id = ${schoolId} and ${perhapsUnpaid("sent", { schoolId })}
        and i.due_on < ${today}::date and settled.pence < i.gross_pence
    ), to_pay as (
      select i.id, i.number_text as number, i.kind, i.due_on, i.gross_pence - settled.pence as owed_pence,
        i.document->'seller'->>'schoolName' as seller_name, i.document->>'poolTitle' as pool_title
      from ${invoicesWithPayments}
      where i.buyer_school_id = ${schoolId} and ${perhapsUnpaid("received", { schoolId })}
        and settled.pence < i.gross_pence
      order by i.due_on, i.id limit ${MOST_TO_PAY}
    )
    select *, coalesce((select json_agg(back) from ${owedBack(schoolId)} back), '[]') as owed_back
    from late left join to_pay on true order by due_on, id`.execute(tx)
  const toPay = rows.filter((row) => row.id !== null).map(needToPay)
  const [first] = rows
  const toPayBack = (first?.owedBack ?? []).map(needToPayBack)
  return [...toPay, ...toPayBack, ...(first?.lateSince ? [needToChase(schoolId, first as Row)] : [])]
}

/** Invoices of a school that had been paid before a credit note took from them. */
const owedBack = (schoolId: string) => sql`(
  select i.id, i.number_text as number, i.document->'buyer'->>'schoolName' as "buyerName",
    i.document->>'poolTitle' as "poolTitle", (settled.pence - i.gross_pence)::text as pence
  from ${invoicesWithPayments}
  where i.id in (select c.adjusts_invoice_id from invoice c
      where c.seller_school_id = ${schoolId} and c.type = 'credit-note')
    and i.type = 'invoice' and settled.pence > i.gross_pence
  order by i.id limit ${MOST_TO_PAY})`

const needToPay = (row: Row): Need => ({
  key: row.id,
  title: `Pay: invoice ${row.number} from ${row.sellerName}`,
  detail: row.poolTitle,
  href: `/invoices/${row.id}`,
  amount: `${formatPounds(row.owedPence)} ${basisOf(row.kind)}`,
  by: endOf(row.dueOn),
  isByDay: true,
  byVerb: "due",
  weight: "duty",
})

const needToPayBack = (row: Row["owedBack"][number]): Need => ({
  key: `back ${row.id}`,
  title: `Pay back: ${row.buyerName} paid invoice ${row.number} before it was credited`,
  detail: row.poolTitle,
  href: `/invoices/${row.id}`,
  amount: `${formatPounds(BigInt(row.pence))} owed back`,
  by: null,
  weight: "duty",
})

const needToChase = (schoolId: string, { lateCount, latePence, lateSince }: Row): Need => ({
  key: `overdue to ${schoolId}`,
  title:
    lateCount === 1n ? "Chase: an invoice that is overdue" : `Chase: ${lateCount} invoices that are overdue`,
  detail: "Record what has reached your bank, and ask the other schools for the rest.",
  href: "/invoices?side=sent&standing=overdue",
  amount: `${formatPounds(latePence)} owed to your school`,
  by: endOf(lateSince!),
  isByDay: true,
  byVerb: "due",
  weight: "duty",
})

/** Whoever pays on the due date pays in time. */
const endOf = (date: Temporal.PlainDate) =>
  date.toZonedDateTime({ timeZone: CIVIL_ZONE, plainTime: "23:59" }).toInstant()
