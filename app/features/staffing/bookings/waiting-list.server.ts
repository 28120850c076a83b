import type { Period } from "#app/core/period.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { SchoolActor } from "#app/features/auth/actor.ts"
import type { Resource } from "#app/features/staffing/bookings/resource.ts"
import { halfOpen } from "#app/features/staffing/bookings/write-booking.server.ts"
import type { Tx } from "#db/client.ts"

type Wish = {
  /** What the days were asked for with; null: a single time. */
  seriesId: string | null
  periods: readonly (Period<Temporal.Instant> & { id?: string })[]
  travelMinutes: number
}

/** Gives the acting school a place on the waiting list for each of these times; where it waits already, it keeps that. */
export async function joinWaitingList(
  tx: Tx,
  actor: SchoolActor,
  { id: resourceId, title }: Pick<Resource, "id" | "title">,
  { seriesId, periods, travelMinutes }: Wish,
): Promise<void> {
  if (periods.length === 0) return
  const joined = await tx
    .insertInto("waiting")
    .values(
      periods.map(({ id = crypto.randomUUID(), ...period }) => ({
        ...{ id, resourceId, seriesId, schoolId: actor.school.id, askedBy: actor.personId },
        ...{ during: halfOpen(period), travelMinutes },
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .execute()
  if (joined.length === 0) return
  await recordEvent(tx, actor, {
    act: "wait-for-time",
    subject: { kind: "waiting", id: joined[0]!.id },
    detail: { resource: title, times: joined.length },
  })
}
