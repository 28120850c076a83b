import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { sendMail } from "#app/features/notifications/send-mail.server.ts"
import type { Side } from "#app/features/staffing/time/line-standing.ts"
import type { Post } from "#app/features/staffing/time/send-timesheet.server.ts"
import { standingOf, type Timesheet, type TimesheetLine } from "#app/features/staffing/time/timesheet.ts"
import { lineAnswered } from "#app/features/staffing/time/timesheet-letters.ts"
import { holdTime, readTimesheet } from "#app/features/staffing/time/timesheet-queries.server.ts"
import { timesheetRecipients } from "#app/features/staffing/time/timesheet-recipients.server.ts"
import type { Tx } from "#db/client.ts"

type Refused = { kind: "not-found" } | { kind: "not-allowed" } | { kind: "recharged-already" }

export type ConfirmingLines = { kind: "confirmed"; lines: number } | { kind: "changed-meanwhile" } | Refused

/**
 * The acting school confirms lines at the minutes that it has seen; those that it has answered before stay as they are.
 * Nothing is confirmed where the employer has said another time meanwhile.
 */
export async function confirmLines(
  tx: Tx,
  actor: SchoolActor,
  timesheetId: string,
  seen: ReadonlyMap<string, number>,
): Promise<ConfirmingLines> {
  const timesheet = await readHeld(tx, timesheetId)
  if (!timesheet) return { kind: "not-found" }
  const own = timesheet.lines.filter(({ school }) => school.id === actor.school.id)
  const parties = { schoolId: actor.school.id, supplierSchoolId: timesheet.supplier.id }
  if (own.length === 0 || parties.schoolId === parties.supplierSchoolId) return { kind: "not-allowed" }
  if (!can(actor, "answer-timesheet", parties)) return { kind: "not-allowed" }
  if ([...seen.keys()].some((id) => !own.some((line) => line.id === id))) return { kind: "changed-meanwhile" }
  const waiting = own.flatMap((line) => {
    const standing = standingOf(timesheet, line)
    return seen.has(line.id) && standing.kind === "waiting" ? [{ line, minutes: standing.minutes }] : []
  })
  if (waiting.some(({ line, minutes }) => seen.get(line.id) !== minutes)) return { kind: "changed-meanwhile" }
  if (waiting.length === 0) return { kind: "confirmed", lines: 0 }
  await tx
    .insertInto("lineWord")
    .values(
      waiting.map(({ line, minutes }) => ({
        ...{ lineId: line.id, side: "receiver", minutes },
        ...{ saidBy: actor.personId, personName: actor.name },
      })),
    )
    .execute()
  await recordEvent(tx, actor, {
    act: "confirm-timesheet",
    subject: { kind: "timesheet", id: timesheetId },
    detail: { title: timesheet.title, lines: waiting.length },
  })
  return { kind: "confirmed", lines: waiting.length }
}

export type SayingMinutes =
  | { kind: "agreed" }
  | { kind: "disputed" }
  | { kind: "note-missing" }
  | { kind: "changed-meanwhile" }
  | Refused

type Said = {
  timesheetId: string
  lineId: string
  minutes: number
  note: string
  /** What the other side had said when the page was shown; null where it had said nothing. */
  seenMinutes: number | null
}

/** Either side says how much time a line was. It is agreed once both say the same; a different time needs a note. */
export async function sayMinutes(
  tx: Tx,
  actor: SchoolActor,
  { timesheetId, lineId, minutes, note, seenMinutes }: Said,
  post: Post,
): Promise<SayingMinutes> {
  const timesheet = await readHeld(tx, timesheetId)
  const line = timesheet?.lines.find(({ id }) => id === lineId)
  if (!timesheet || !line) return { kind: "not-found" }
  if (!can(actor, "answer-timesheet", { schoolId: line.school.id, supplierSchoolId: timesheet.supplier.id }))
    return { kind: "not-allowed" }
  if (line.isRecharged) return { kind: "recharged-already" }
  const side: Side = timesheet.supplier.id === actor.school.id ? "supplier" : "receiver"
  const others = line.words.find((word) => word.side !== side)?.minutes ?? null
  if (others !== seenMinutes) return { kind: "changed-meanwhile" }
  const isOwn = line.school.id === timesheet.supplier.id
  const agrees = isOwn || others === minutes
  if (!agrees && note === "") return { kind: "note-missing" }
  const last = line.words.find((word) => word.side === side)
  if (last?.minutes === minutes && last.note === note) return { kind: agrees ? "agreed" : "disputed" }
  await tx
    .insertInto("lineWord")
    .values({ lineId, side, minutes, note, saidBy: actor.personId, personName: actor.name })
    .execute()
  await recordEvent(tx, actor, {
    act: agrees ? "agree-time" : "dispute-time",
    subject: { kind: "timesheet", id: timesheetId },
    detail: { title: timesheet.title, on: line.workedOn.toString(), minutes, note },
  })
  if (!isOwn) await tellOtherSide(tx, actor, { timesheet, line, side, minutes, note }, post)
  return { kind: agrees ? "agreed" : "disputed" }
}

type Telling = { timesheet: Timesheet; line: TimesheetLine; side: Side; minutes: number; note: string }

async function tellOtherSide(
  tx: Tx,
  actor: SchoolActor,
  { timesheet, line, side, minutes, note }: Telling,
  { jobs, appUrl }: Post,
) {
  const letter = lineAnswered({
    ...{ title: timesheet.title, workedOn: line.workedOn, schoolName: actor.school.name, minutes, note },
    address: new URL(`/timesheets/${timesheet.id}/lines/${line.id}`, appUrl).href,
  })
  const told = side === "supplier" ? line.school.id : timesheet.supplier.id
  const recipients = await timesheetRecipients(
    tx,
    timesheet.id,
    side === "supplier" ? "receiver" : "supplier",
  )
  await sendMail(tx, jobs, recipients.filter(({ schoolId }) => schoolId === told).map(letter))
}

const readHeld = async (tx: Tx, timesheetId: string): Promise<Timesheet | null> => {
  const found = await tx
    .selectFrom("timesheet")
    .select("arrangementId")
    .where("id", "=", timesheetId)
    .executeTakeFirst()
  if (!found) return null
  await holdTime(tx, found.arrangementId)
  return readTimesheet(tx, timesheetId)
}
