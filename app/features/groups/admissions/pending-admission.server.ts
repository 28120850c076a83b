import { sql } from "kysely"
import type { Actor } from "#app/features/auth/actor.ts"
import type { Tx } from "#db/client.ts"

export type PendingAdmission = {
  id: string
  groupId: string
  groupName: string
  openedBySide: "group" | "school"
  schoolId: string | null
  schoolName: string | null
  email: string | null
}

/** Somebody else was quicker, or it was never there (for this person). */
export type Settled = { kind: "answered-already"; answer: string } | { kind: "not-found" }

/** Locks an admission that still waits, so that of two answers given at once one counts; or says what became of it. */
export async function lockAdmission(tx: Tx, admissionId: string): Promise<PendingAdmission | Settled> {
  const locked = await tx
    .selectFrom("groupAdmission as a")
    .select(["a.id", "a.groupId", "a.openedBySide", "a.schoolId", "a.email", "a.expiresAt"])
    .where("a.id", "=", admissionId)
    .where("a.answer", "is", null)
    .forUpdate()
    .executeTakeFirst()
  if (!locked) return whatBecameOf(tx, admissionId)
  if (Temporal.Instant.compare(locked.expiresAt, Temporal.Now.instant()) <= 0)
    return { kind: "answered-already", answer: "expired" }
  const names = await tx
    .selectFrom("schoolGroup as g")
    .leftJoin("school as s", (join) => join.on("s.id", "=", locked.schoolId))
    .select(["g.name as groupName", "s.name as schoolName"])
    .where("g.id", "=", locked.groupId)
    .executeTakeFirstOrThrow()
  return { ...locked, ...names, openedBySide: locked.openedBySide as "group" | "school" }
}

async function whatBecameOf(tx: Tx, admissionId: string): Promise<Settled> {
  const settled = await tx
    .selectFrom("groupAdmission")
    .select("answer")
    .where("id", "=", admissionId)
    .executeTakeFirst()
  return settled?.answer ? { kind: "answered-already", answer: settled.answer } : { kind: "not-found" }
}

type Answer = "accepted" | "declined" | "withdrawn"

/** Writes the answer down; an admission that named an address alone then names the school it was answered for. */
export const settleAdmission = (tx: Tx, actor: Actor, admission: PendingAdmission, answer: Answer) =>
  tx
    .updateTable("groupAdmission")
    .set({
      answer,
      answeredAt: Temporal.Now.instant(),
      answeredBy: actor.personId,
      schoolId: admission.schoolId ?? (answer === "withdrawn" ? null : (actor.school?.id ?? null)),
    })
    .where("id", "=", admission.id)
    .execute()

/** Closes what nobody answered in time, because one school has at most one open admission to a group. */
export const setExpiredAside = (tx: Tx, actor: Actor, groupId: string) =>
  tx
    .updateTable("groupAdmission")
    .set({ answer: "expired", answeredAt: Temporal.Now.instant(), answeredBy: actor.personId })
    .where("groupId", "=", groupId)
    .where("answer", "is", null)
    .where("expiresAt", "<=", sql<Temporal.Instant>`now()`)
    .execute()
