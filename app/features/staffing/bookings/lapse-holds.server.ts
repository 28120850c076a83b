import { type Kysely, sql } from "kysely"
import { civilDateOf, formatMoment } from "#app/core/civil-time.ts"
import type { Letter } from "#app/features/groups/letters/letter.ts"
import { type Post, write } from "#app/features/groups/letters/write-letters.server.ts"
import { titleOf } from "#app/features/staffing/bookings/booking.ts"
import {
  bookingUnanswered,
  holdHasLapsed,
  timeHeldForAnother,
  timeHeldForYou,
} from "#app/features/staffing/bookings/booking-letters.ts"
import { lockBooking } from "#app/features/staffing/bookings/booking-queries.server.ts"
import { lockResource } from "#app/features/staffing/bookings/circumstances.server.ts"
import { freeTime, offerFreeTime } from "#app/features/staffing/bookings/free-time.server.ts"
import { readResource } from "#app/features/staffing/bookings/resource-queries.server.ts"
import { readWaitingForLetters } from "#app/features/staffing/bookings/waiting-queries.server.ts"
import type { Database, Tx } from "#db/client.ts"

type At = { now: Temporal.Instant; post: Post }

/** Tells each school, and the owner, what freed time of one resource is held for it; several times in one letter. */
export async function tellHeld(tx: Tx, waitingIds: readonly string[], post: Post): Promise<void> {
  const read = await Promise.all(waitingIds.map((id) => readWaitingForLetters(tx, id)))
  const held = read
    .filter((waiting) => waiting !== null)
    .filter(({ state, holdUntil }) => state === "held" && holdUntil !== null)
    .toSorted((a, b) => Temporal.Instant.compare(a.period.start, b.period.start))
  const resource = held[0] && (await readResource(tx, held[0].resource.id))
  if (!resource) return
  for (const [schoolId, own] of Map.groupBy(held, ({ school }) => school.id)) {
    // The first to run out is the one to name.
    const until = own.map(({ holdUntil }) => holdUntil!).toSorted(Temporal.Instant.compare)[0]!
    const told = {
      ...{ waitingId: own[0]!.id, title: resource.title, until: formatMoment(until) },
      periods: own.map(({ period }) => period),
    }
    await writeToSchool(tx, post, schoolId, timeHeldForYou(told, post.appUrl))
    const school = own[0]!.school.name
    await writeToSchool(tx, post, resource.school.id, timeHeldForAnother({ ...told, school }))
  }
}

/** Gives what was held too long to the next school, and lets go of what nobody can have any more. */
export async function lapseHolds(db: Kysely<Database>, at: At): Promise<void> {
  const due = await sql<{ id: string; resourceId: string }>`
    select id, resource_id from waiting where state = 'held' and hold_until <= ${at.now} order by hold_until`.execute(
    db,
  )
  for (const one of due.rows) await db.transaction().execute((tx) => lapse(tx, one, at))
  await sql`update waiting set state = 'lapsed' where state = 'waiting' and lower(during) <= ${at.now}`.execute(
    db,
  )
  await offerWhatIsFree(db, at)
}

/** Of one sweep; the next one goes on. */
const MOST_AT_ONCE = 50

/**
 * Time becomes free by more than cancelling: a contract is given more hours, a day of a post is called off. Whoever
 * waits for it gets it held as well.
 */
async function offerWhatIsFree(db: Kysely<Database>, at: At): Promise<void> {
  // As a join it would read every booking there is; this way it asks an index for each that waits.
  const free = await sql<{ resourceId: string }>`
    select w.resource_id from waiting w join resource r on r.id = w.resource_id and r.active
    where w.state = 'waiting' and lower(w.during) > ${at.now} and not exists (
      select from booking_period p where p.resource_id = w.resource_id and p.blocks and p.during && w.during
      offset 0)
      and acting.fits_contract(w.resource_id, w.during, w.travel_minutes)
    group by w.resource_id order by min(w.asked_at), w.resource_id
    limit ${sql.lit(MOST_AT_ONCE)}`.execute(db)
  for (const { resourceId } of free.rows)
    await db.transaction().execute((tx) => offerFreeTime(tx, resourceId, at))
}

async function lapse(tx: Tx, { id, resourceId }: { id: string; resourceId: string }, at: At): Promise<void> {
  await lockResource(tx, resourceId)
  const { numAffectedRows } = await sql`
    update waiting set state = 'lapsed' where id = ${id} and state = 'held' and hold_until <= ${at.now}`.execute(
    tx,
  )
  if (numAffectedRows !== 1n) return
  await tx.deleteFrom("bookingPeriod").where("waitingId", "=", id).execute()
  const waiting = await readWaitingForLetters(tx, id)
  if (waiting) {
    const letter = holdHasLapsed({ title: waiting.resource.name, period: waiting.period }, at.post.appUrl)
    await writeToSchool(tx, at.post, waiting.school.id, letter)
  }
  await offerFreeTime(tx, resourceId, at)
}

/** What nobody has answered before it would begin does not take place. */
export async function declineUnanswered(db: Kysely<Database>, at: At): Promise<void> {
  const due = await sql<{ id: string }>`
    select id from booking where state = 'requested' and starts_at <= ${at.now} order by starts_at`.execute(
    db,
  )
  for (const { id } of due.rows) await db.transaction().execute((tx) => declineOne(tx, id, at))
}

async function declineOne(tx: Tx, id: string, { now, post }: At): Promise<void> {
  const booking = await lockBooking(tx, id)
  if (booking?.state !== "requested") return
  const reason = "Nobody answered before it would have begun."
  await tx
    .updateTable("booking")
    .set({ state: "declined", decidedAt: now, reason })
    .where("id", "=", id)
    .execute()
  await freeTime(tx, { bookingId: id, resourceId: booking.resource?.id ?? null }, { now, post })
  const startsOn = civilDateOf(booking.startsAt)
  const told = { id, title: titleOf(booking), owner: booking.openTo?.name ?? booking.owner.name, startsOn }
  await writeToSchool(tx, post, booking.school.id, bookingUnanswered(told, post.appUrl))
}

/** With the worker's rights, for whom no school is a fellow. */
async function writeToSchool(tx: Tx, post: Post, schoolId: string, letter: Letter): Promise<void> {
  const { rows } = await sql<{ personId: string; name: string; email: string }>`
    select distinct p.id as person_id, p.name, p.email from school_role r join person p on p.id = r.person_id
    where r.school_id = ${schoolId}::uuid and r.ended_at is null and r.role in ('head', 'business-manager')`.execute(
    tx,
  )
  await write(tx, post, rows, letter)
}
