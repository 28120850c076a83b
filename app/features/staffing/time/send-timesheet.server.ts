import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { JobQueue } from "#app/features/notifications/job-queue.server.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { readArrangement } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import type { DeliveredPeriod } from "#app/features/staffing/time/delivered-source.server.ts"
import { deliveredSource } from "#app/features/staffing/time/delivered-sources.server.ts"
import { monthName } from "#app/features/staffing/time/month.ts"
import { timesheetSent } from "#app/features/staffing/time/timesheet-letters.ts"
import { holdTime } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { timesheetRecipients } from "#app/features/staffing/time/timesheet-recipients.server.ts"
import type { Tx } from "#db/client.ts"

export type Post = { jobs: JobQueue; now: Temporal.Instant; appUrl: string }

export type SendingTimesheet =
  | { kind: "sent"; timesheetId: string; lines: number }
  /** All the time that has passed is on it already, or there is none. */
  | { kind: "nothing-new" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Month = {
  arrangementId: string
  month: Temporal.PlainDate
  /** By source key, where it was another time than is known. */
  minutes: ReadonlyMap<string, number>
}

/** The time of a month that is on no timesheet yet. */
export async function unsentTime(
  tx: Tx,
  { source, sourceId, dayMinutes }: Pick<Arrangement, "source" | "sourceId" | "dayMinutes">,
  { month, now }: { month: Temporal.PlainDate; now: Temporal.Instant },
): Promise<DeliveredPeriod[]> {
  const delivered = await deliveredSource(source).delivered(tx, { sourceId, month, now, dayMinutes })
  if (delivered.length === 0) return []
  const sent = await tx
    .selectFrom("timesheetLine")
    .select("sourceKey")
    .where(
      "sourceKey",
      "in",
      delivered.map(({ sourceKey }) => sourceKey),
    )
    .execute()
  const keys = new Set(sent.map(({ sourceKey }) => sourceKey))
  return delivered.filter(({ sourceKey }) => !keys.has(sourceKey))
}

/**
 * Puts the time of a month that is on no timesheet yet on one, as the employer says it was, and asks the schools that
 * had it to confirm. Sent again, it adds what has come since.
 */
export async function sendTimesheet(
  tx: Tx,
  actor: SchoolActor,
  { arrangementId, month, minutes }: Month,
  post: Post,
): Promise<SendingTimesheet> {
  const arrangement = await readArrangement(tx, arrangementId)
  if (!arrangement) return { kind: "not-found" }
  if (!can(actor, "send-timesheet", arrangement)) return { kind: "not-allowed" }
  await holdTime(tx, arrangementId)
  const unsent = await unsentTime(tx, arrangement, { month, now: post.now })
  if (unsent.length === 0) return { kind: "nothing-new" }
  const supplierSchoolId = actor.school.id
  await tx
    .insertInto("timesheet")
    .values({ arrangementId, supplierSchoolId, month, sentBy: actor.personId })
    .onConflict((conflict) => conflict.columns(["arrangementId", "month"]).doNothing())
    .execute()
  const timesheet = await tx
    .selectFrom("timesheet")
    .select("id")
    .where("arrangementId", "=", arrangementId)
    .where("month", "=", month)
    .executeTakeFirstOrThrow()
  const written = await tx
    .insertInto("timesheetLine")
    .values(
      unsent.map(({ sourceKey, schoolId, workedOn, what, bookedMinutes, price }) => ({
        ...{ timesheetId: timesheet.id, supplierSchoolId, month, sourceKey, schoolId, workedOn, what },
        ...{ bookedMinutes, pricePence: price?.pricePence ?? null, pricePer: price?.pricePer ?? null },
      })),
    )
    .returning(["id", "sourceKey"])
    .execute()
  const claimed = new Map(unsent.map((one) => [one.sourceKey, minutes.get(one.sourceKey) ?? one.minutes]))
  await tx
    .insertInto("lineWord")
    .values(
      written.map(({ id, sourceKey }) => ({
        ...{ lineId: id, side: "supplier", minutes: claimed.get(sourceKey)! },
        ...{ saidBy: actor.personId, personName: actor.name },
      })),
    )
    .execute()
  await recordEvent(tx, actor, {
    act: "send-timesheet",
    subject: { kind: "timesheet", id: timesheet.id },
    groupId: arrangement.groupId,
    detail: { title: arrangement.title, month: monthName(month), lines: written.length },
  })
  const letter = timesheetSent({
    ...{ title: arrangement.title, month, supplierName: actor.school.name },
    address: new URL(`/timesheets/${timesheet.id}`, post.appUrl).href,
  })
  const asked = new Set(unsent.map(({ schoolId }) => schoolId))
  const recipients = await timesheetRecipients(tx, timesheet.id, "receiver")
  await sendMail(tx, post.jobs, recipients.filter(({ schoolId }) => asked.has(schoolId)).map(letter))
  return { kind: "sent", timesheetId: timesheet.id, lines: written.length }
}
