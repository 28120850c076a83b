import { sql } from "kysely"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import { type Closure, shareADay, type Term } from "#app/features/staffing/days/school-days.ts"
import type { Tx } from "#db/client.ts"

type Saving =
  | { kind: "saved" }
  | { kind: "not-allowed" }
  /** Beside these days: what stands in their way. */
  | { kind: "overlaps"; with: string }
  | { kind: "id-is-another's" }

/** Adds a term to the acting school's year; sent twice, it is one. Terms never share a day. */
export async function addTerm(tx: Tx, actor: SchoolActor, term: Term): Promise<Saving> {
  const standing = await lockDays(tx, actor, term)
  if (!standing) return { kind: "not-allowed" }
  const other = standing.terms.find((one) => one.id !== term.id && shareADay(one, term))
  if (other) return { kind: "overlaps", with: other.name }
  const { id, name, firstDay, lastDay } = term
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("schoolTerm")
    .values({ id, schoolId: actor.school.id, name, firstDay, lastDay })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return isOwn(standing.terms, id)
  await record(tx, actor, "add-term", { id, name })
  return { kind: "saved" }
}

/** Adds an INSET day or a closure to the acting school's year; sent twice, it is one. */
export async function addClosure(tx: Tx, actor: SchoolActor, closure: Closure): Promise<Saving> {
  const standing = await lockDays(tx, actor, closure)
  if (!standing) return { kind: "not-allowed" }
  const other = standing.closures.find((one) => one.id !== closure.id && shareADay(one, closure))
  if (other)
    return { kind: "overlaps", with: other.reason || (other.kind === "inset" ? "an INSET day" : "a closure") }
  const { id, kind, reason, firstDay, lastDay } = closure
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("schoolClosure")
    .values({ id, schoolId: actor.school.id, kind, reason, during: `[${firstDay},${lastDay}]` })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return isOwn(standing.closures, id)
  await record(tx, actor, "add-closure", { id, name: `${kind} ${firstDay}` })
  return { kind: "saved" }
}

/** A form that is sent twice names what it has made; any other id is somebody else's. */
const isOwn = (standing: readonly { id: string }[], id: string): Saving => ({
  kind: standing.some((one) => one.id === id) ? "saved" : "id-is-another's",
})

/** Takes a term or a closure out of the acting school's year; what is booked stays booked. */
export async function removeDays(
  tx: Tx,
  actor: SchoolActor,
  { table, id }: { table: "schoolTerm" | "schoolClosure"; id: string },
): Promise<{ kind: "removed" | "not-found" | "not-allowed" }> {
  if (!can(actor, "change-school-settings", actor.school)) return { kind: "not-allowed" }
  const { numDeletedRows } = await tx
    .deleteFrom(table === "schoolTerm" ? "schoolTerm" : "schoolClosure")
    .where("id", "=", id)
    .where("schoolId", "=", actor.school.id)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return { kind: "not-found" }
  await record(tx, actor, table === "schoolTerm" ? "remove-term" : "remove-closure", { id })
  return { kind: "removed" }
}

/** Two people who enter the same school's days wait for each other. */
async function lockDays(tx: Tx, actor: SchoolActor, { firstDay }: Pick<Term, "firstDay">) {
  if (!can(actor, "change-school-settings", actor.school)) return null
  await sql`select pg_advisory_xact_lock(hashtextextended('days of ' || ${actor.school.id}, 0))`.execute(tx)
  const [standing] = await readSchoolDays(tx, [actor.school.id], firstDay)
  return standing ?? null
}

const record = (tx: Tx, actor: SchoolActor, act: string, { id, ...detail }: { id: string; name?: string }) =>
  recordEvent(tx, actor, { act, subject: { kind: "school-days", id }, detail })
