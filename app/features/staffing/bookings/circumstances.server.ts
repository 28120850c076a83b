import { sql } from "kysely"
import { civilDateOf } from "#app/core/civil-time.ts"
import type { Period } from "#app/core/period.ts"
import type { Circumstances } from "#app/features/staffing/bookings/plan-times.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { busyTimes } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** Acts that take a resource's time, or count it over all schools, wait for each other. */
export const lockResource = (tx: Tx, resourceId: string) =>
  sql`select lock_resource(${resourceId}::uuid)`.execute(tx)

/** What a school's booking has to respect within these weeks: both schools' days, hours, and what is taken. */
export async function circumstancesOf(
  tx: Tx,
  { id, kind, nation, school, hours, weeklyMinutes }: Resource,
  { schoolId, within, now }: { schoolId: string; within: Period<Temporal.Instant>; now: Temporal.Instant },
): Promise<Omit<Circumstances, "travelMinutes" | "leaveOutTaken">> {
  const ids = [...new Set([schoolId, school.id])]
  const schools = await readSchoolDays(tx, ids, civilDateOf(within.start))
  return {
    now,
    days: { nation, schools, inTermsOf: kind === "person" ? (schools[0] ?? null) : null },
    hours,
    busy: await busyTimes(tx, id, within),
    weeklyMinutes,
  }
}
