import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import {
  type TimeGiven,
  undoTimeGiven,
  type WritingTime,
  writeTimeGiven,
} from "#app/features/staffing/hours/hours-journal.server.ts"
import { readHoursEntry } from "#app/features/staffing/hours/hours-queries.server.ts"
import type { Tx } from "#db/client.ts"

export type RecordingTime = WritingTime | { kind: "not-allowed" } | { kind: "no-such-school" }

type Had = Omit<TimeGiven, "giver" | "receiver" | "bookingId"> & { giverSchoolId: string }

/** The acting school writes down time that another school of the group gave it. */
export async function recordTimeHad(tx: Tx, actor: SchoolActor, had: Had): Promise<RecordingTime> {
  const { giverSchoolId, ...entry } = had
  const parties = { giverSchoolId, receiverSchoolId: actor.school.id, hasBooking: false }
  if (!can(actor, "record-time", parties)) return { kind: "not-allowed" }
  const giver = await memberOf(tx, had.groupId, giverSchoolId)
  if (!giver || giver.id === actor.school.id) return { kind: "no-such-school" }
  return writeTimeGiven(tx, actor, { ...entry, giver, receiver: actor.school, bookingId: null })
}

const memberOf = (tx: Tx, groupId: string, schoolId: string) =>
  tx
    .selectFrom("groupSchool as m")
    .innerJoin("school as s", "s.id", "m.schoolId")
    .select(["s.id", "s.name"])
    .where("m.groupId", "=", groupId)
    .where("m.schoolId", "=", schoolId)
    .where("m.leftAt", "is", null)
    .executeTakeFirst()

/** The other schools of a group, by name: who may have given time. */
export const otherMembers = (tx: Tx, groupId: string, schoolId: string) =>
  tx
    .selectFrom("groupSchool as m")
    .innerJoin("school as s", "s.id", "m.schoolId")
    .select(["s.id", "s.name"])
    .where("m.groupId", "=", groupId)
    .where("m.schoolId", "<>", schoolId)
    .where("m.leftAt", "is", null)
    .orderBy("s.name")
    .execute()

export type UndoingTime = { kind: "undone" } | { kind: "not-found" } | { kind: "not-allowed" }

/** The giver gives up what an entry says; asked twice, it is undone once. */
export async function undoTime(tx: Tx, actor: SchoolActor, entryId: string): Promise<UndoingTime> {
  const entry = await readHoursEntry(tx, entryId)
  if (!entry || entry.undoes) return { kind: "not-found" }
  if (!can(actor, "undo-time", { giverSchoolId: entry.giver.id })) return { kind: "not-allowed" }
  await undoTimeGiven(tx, actor, entryId)
  return { kind: "undone" }
}
