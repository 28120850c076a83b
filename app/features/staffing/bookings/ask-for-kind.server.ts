import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import type { AskedBooking, AskedOf } from "#app/features/staffing/bookings/booking-form.ts"
import { bookingAskedFor, kindAskedOfGroup } from "#app/features/staffing/bookings/booking-letters.ts"
import {
  type LeftOut,
  type Plan,
  planTimes,
  weeksAround,
} from "#app/features/staffing/bookings/plan-times.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import type { Tx } from "#db/client.ts"

type Asking =
  | { kind: "asked"; leftOut: LeftOut[] }
  | Exclude<Plan, { kind: "possible" }>
  /** The school asked shares no group with the one that asks, or it is not in the group that it asks. */
  | { kind: "not-a-fellow" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Asked = AskedBooking & { kindSought: string; of: AskedOf }

/**
 * Asks a school for a kind of specialist, whom it names when it confirms; or every school of a group, of which
 * whichever is first names somebody. Until then only the days are certain. Sent twice, it is one.
 */
export async function askForKind(
  tx: Tx,
  actor: SchoolActor,
  { id, kindSought, of, when, settleBy, travelMinutes, note }: Asked,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Asking> {
  if (!can(actor, "ask-for-booking")) return { kind: "not-allowed" }
  const fellows = await schoolsToAsk(tx, actor)
  const group = of.kind === "group" ? actor.groups.find((one) => one.id === of.id) : null
  const fellow = of.kind === "school" ? fellows.find((one) => one.id === of.id) : null
  if (!group && !fellow) return { kind: "not-a-fellow" }
  const concerned = [actor.school.id, ...(fellow ? [fellow.id] : [])]
  const schools = await readSchoolDays(tx, concerned, civilDateOf(weeksAround(when).start))
  const plan = planTimes(when, {
    ...{ now, hours: [], busy: [], weeklyMinutes: null, travelMinutes, leaveOutTaken: false },
    days: { nation: null, schools, inTermsOf: schools[0] ?? null },
  })
  if (plan.kind !== "possible") return plan
  const written = await tx
    .insertInto("booking")
    .values({
      ...{ id, kindSought, schoolId: actor.school.id, askedBy: actor.personId },
      ...{ ownerSchoolId: fellow?.id ?? actor.school.id, groupId: group?.id ?? null },
      ...{ settleBy, travelMinutes, note },
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning("id")
    .execute()
  if (written.length === 0) return alreadyAsked(tx, actor, id)
  await tx
    .insertInto("bookingPeriod")
    .values(plan.periods.map((period) => ({ bookingId: id, during: halfOpen(period), blocks: true })))
    .execute()
  await recordEvent(tx, actor, {
    act: "ask-for-booking",
    subject: { kind: "booking", id },
    detail: { kindSought, times: plan.periods.length },
  })
  const told = { id, title: kindSought, asker: actor.school.name, periods: plan.periods }
  if (fellow) await writeToLeaders(tx, post, fellow.id, bookingAskedFor(told, post.appUrl))
  if (group)
    for (const schoolId of await schoolsThatShare(tx, actor, group.id))
      await writeToLeaders(tx, post, schoolId, kindAskedOfGroup({ ...told, group: group.name }, post.appUrl))
  return { kind: "asked", leftOut: plan.leftOut }
}

const alreadyAsked = async (tx: Tx, actor: SchoolActor, id: string): Promise<Asking> => {
  const before = await tx.selectFrom("booking").select("schoolId").where("id", "=", id).executeTakeFirst()
  return before?.schoolId === actor.school.id ? { kind: "asked", leftOut: [] } : { kind: "not-found" }
}

/** The other schools that share somebody with a group: they might have whom another one seeks. */
async function schoolsThatShare(tx: Tx, { school }: SchoolActor, groupId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("resourceGroup as g")
    .innerJoin("resource as r", "r.id", "g.resourceId")
    .select("r.schoolId")
    .distinct()
    .where("g.groupId", "=", groupId)
    .where("r.kind", "=", "person")
    .where("r.active", "=", true)
    .where("r.schoolId", "<>", school.id)
    .execute()
  return rows.map(({ schoolId }) => schoolId)
}

/** The schools that share a group with the actor's, by name. */
export async function schoolsToAsk(tx: Tx, actor: SchoolActor): Promise<{ id: string; name: string }[]> {
  const groupIds = actor.groups.map(({ id }) => id)
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from school s where s.joined_at is not null and s.id <> ${actor.school.id}::uuid and s.id in (
      select m.school_id from group_school m where m.group_id = any (${groupIds}::uuid[]) and m.left_at is null)
    order by s.name, s.id limit 500`.execute(tx)
  return rows
}
