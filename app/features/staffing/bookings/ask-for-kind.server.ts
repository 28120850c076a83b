import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/can.ts"
import { type Post, writeToLeaders } from "#app/features/groups/letters/write-letters.server.ts"
import type { AskedBooking } from "#app/features/staffing/bookings/booking-form.ts"
import { bookingAskedFor } from "#app/features/staffing/bookings/booking-letters.ts"
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
  /** The school asked shares no group with the one that asks. */
  | { kind: "not-a-fellow" }
  | { kind: "not-found" }
  | { kind: "not-allowed" }

type Asked = AskedBooking & { kindSought: string; ownerId: string }

/**
 * Asks a school for a kind of specialist, whom it names when it confirms. Until then only the days are certain, and
 * bank holidays are those of England and Wales. Sent twice, it is one.
 */
export async function askForKind(
  tx: Tx,
  actor: SchoolActor,
  { id, kindSought, ownerId, when, settleBy, travelMinutes, note }: Asked,
  { now, post }: { now: Temporal.Instant; post: Post },
): Promise<Asking> {
  if (!can(actor, "ask-for-booking")) return { kind: "not-allowed" }
  if (!(await schoolsToAsk(tx, actor)).some((school) => school.id === ownerId))
    return { kind: "not-a-fellow" }
  const schools = await readSchoolDays(tx, [actor.school.id, ownerId], civilDateOf(weeksAround(when).start))
  const plan = planTimes(when, {
    ...{ now, hours: [], busy: [], weeklyMinutes: null, travelMinutes, leaveOutTaken: false },
    days: { nation: "england-and-wales", schools, inTermsOf: schools[0] ?? null },
  })
  if (plan.kind !== "possible") return plan
  const written = await tx
    .insertInto("booking")
    .values({
      ...{ id, kindSought, schoolId: actor.school.id, ownerSchoolId: ownerId, askedBy: actor.personId },
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
  const asker = actor.school.name
  const letter = bookingAskedFor({ id, title: kindSought, asker, periods: plan.periods }, post.appUrl)
  await writeToLeaders(tx, post, ownerId, letter)
  return { kind: "asked", leftOut: plan.leftOut }
}

const alreadyAsked = async (tx: Tx, actor: SchoolActor, id: string): Promise<Asking> => {
  const before = await tx.selectFrom("booking").select("schoolId").where("id", "=", id).executeTakeFirst()
  return before?.schoolId === actor.school.id ? { kind: "asked", leftOut: [] } : { kind: "not-found" }
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
