import { sumPence } from "#app/core/money.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readInvoicingSchools } from "#app/features/invoicing/invoicing-schools.server.ts"
import { issueInvoices } from "#app/features/invoicing/issue-invoices.server.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { namedAsChosen } from "#app/features/staffing/privacy/school-privacy.server.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import {
  holdArrangement,
  readChosenVat,
} from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import { totalOfParts } from "#app/features/staffing/recharges/charge-lines.ts"
import { draftsOfMonth } from "#app/features/staffing/recharges/drafts-of-month.ts"
import {
  type MonthToRecharge,
  monthToRecharge,
  openInWords,
  type RechargeFacts,
} from "#app/features/staffing/recharges/month-to-recharge.ts"
import { readRechargeFacts } from "#app/features/staffing/recharges/recharge-facts.server.ts"
import { penceAsText } from "#app/features/staffing/recharges/stored-parts.ts"
import { deliveredSource } from "#app/features/staffing/time/delivered-sources.server.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { holdTime } from "#app/features/staffing/time/timesheet-queries.server.ts"
import type { Tx } from "#db/client.ts"

export type RechargingMonth =
  | { kind: "recharged"; invoices: number; leftOut: string }
  | { kind: "recharged-already" }
  /** Why there is nothing to recharge, in a sentence. */
  | { kind: "left-out"; sentence: string }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Around = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

type Wanted = { arrangementId: string; month: Temporal.PlainDate; monthEndId: string | null }

/**
 * Recharges one month of one arrangement: every school that agreed on its time gets its invoice, and what is not agreed
 * waits for a later month. All of it or nothing, and once however often it is asked for.
 */
export async function rechargeMonth(
  tx: Tx,
  actor: SchoolActor,
  { arrangementId, month, monthEndId }: Wanted,
  around: Around,
): Promise<RechargingMonth> {
  const arrangement = await holdArrangement(tx, arrangementId)
  if (!arrangement) return { kind: "not-found" }
  if (!can(actor, "change-arrangement", arrangement)) return { kind: "not-allowed" }
  await holdTime(tx, arrangementId)
  const facts = await readRechargeFacts(tx, arrangement, month)
  if (facts.rechargedMonths.has(month.toString())) return { kind: "recharged-already" }
  const vat = await readChosenVat(tx, arrangementId)
  if (!vat) return { kind: "left-out", sentence: "The employer has not chosen a VAT treatment yet." }
  const reckoned = monthToRecharge(facts)
  if (!reckoned.ok) return { kind: "left-out", sentence: reckoned.reason }

  const { charged, open } = reckoned.value
  const buyerIds = [...new Set(charged.map(({ schoolId }) => schoolId))]
  const { seller, schoolOf } = await readInvoicingSchools(tx, arrangement.schoolId, buyerIds)
  const rechargeId = await writeRecharge(tx, actor, facts, reckoned.value, monthEndId)
  const named = { ...facts, arrangement: await namedAsChosen(tx, arrangement) }
  const drafts = draftsOfMonth({ ...named, vat: vat.chosen, rechargeId }, reckoned.value, {
    seller,
    schoolOf,
  })
  const issued = await issueInvoices(tx, actor, around, { seller, drafts })
  await writeLines(tx, rechargeId, reckoned.value, new Map(issued.map((one) => [one.buyerSchoolId, one.id])))
  const keys = await sourceKeysOf(tx, reckoned.value)
  await deliveredSource(arrangement.source).recharged(tx, actor, keys)
  await recordEvent(tx, actor, {
    act: "recharge-time",
    subject: { kind: "arrangement", id: arrangementId },
    groupId: arrangement.groupId,
    detail: { title: arrangement.title, month: monthName(month), invoices: issued.length },
  })
  return { kind: "recharged", invoices: issued.length, leftOut: openInWords(open) }
}

async function writeRecharge(
  tx: Tx,
  actor: SchoolActor,
  { arrangement, month }: Pick<RechargeFacts, "month"> & { arrangement: Arrangement },
  { reckoned, charged, open }: MonthToRecharge,
  monthEndId: string | null,
): Promise<string> {
  const cost = {
    lines: (reckoned?.cost ?? []).map(({ kind, pence, sentence }) => ({
      kind,
      pence: pence.toString(),
      sentence,
    })),
    recharged: sumPence(charged.map(({ parts }) => totalOfParts(parts))).toString(),
    waits: sumPence(open.map(({ costed }) => totalOfParts(costed.parts))).toString(),
  }
  const workings = Object.fromEntries(reckoned?.workings ?? [])
  const { id } = await tx
    .insertInto("recharge")
    .values({
      ...{ arrangementId: arrangement.id, schoolId: arrangement.schoolId, month, monthEndId },
      ...{ cost: JSON.stringify(cost), workings: JSON.stringify(workings) },
      ...{ madeBy: actor.personId, personName: actor.name },
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

async function writeLines(
  tx: Tx,
  rechargeId: string,
  { charged, open, reckoned }: MonthToRecharge,
  invoiceOf: ReadonlyMap<string, string>,
): Promise<void> {
  if (charged.length > 0)
    await tx
      .insertInto("rechargeLine")
      .values(
        charged.map(({ lineId, schoolId, minutes, parts }) => ({
          ...{ lineId, rechargeId, minutes, netPence: totalOfParts(parts) },
          invoiceId: invoiceOf.get(schoolId) ?? null,
        })),
      )
      .execute()
  if (open.length > 0)
    await tx
      .insertInto("rechargeWaiting")
      .values(
        open.map(({ costed }) => ({
          ...{ lineId: costed.lineId, rechargeId, minutes: costed.minutes },
          parts: JSON.stringify({ scales: reckoned?.scales ?? true, pence: penceAsText(costed.parts) }),
        })),
      )
      .execute()
}

const sourceKeysOf = async (tx: Tx, { charged }: MonthToRecharge): Promise<string[]> => {
  const lines = await tx
    .selectFrom("timesheetLine")
    .select("sourceKey")
    .where(
      "id",
      "in",
      charged.map(({ lineId }) => lineId),
    )
    .execute()
  return lines.map(({ sourceKey }) => sourceKey)
}
