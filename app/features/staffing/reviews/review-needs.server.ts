import { sql } from "kysely"
import { type Actor, holds } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import type { Need } from "#app/features/notifications/need.ts"
import { bookingsWithoutReview } from "#app/features/staffing/reviews/review-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** What is said of the actor's staff and waits for a leader's word, and bookings of which the school may say how they were. */
export async function reviewNeeds(tx: Tx, actor: Actor): Promise<Need[]> {
  if (!actor.school) return []
  const { id } = actor.school
  const settles = can(actor, "settle-review", { ownerSchoolId: id })
  const waiting = settles ? await reviewsWaiting(tx, id) : []
  const unsaid = settles || holds(actor, "staff") ? await bookingsWithoutReview(tx, id) : []
  return [
    ...waiting.map(
      ({ resourceId, title, many }): Need => ({
        key: `reviews ${resourceId}`,
        title: `Decide: what ${many === 1 ? "a school says" : `${many} schools say`} of ${title}`,
        detail: "Other schools read it once you let them.",
        href: `/people-and-things/${resourceId}`,
        by: null,
        weight: "duty",
      }),
    ),
    ...unsaid.map(
      ({ id: bookingId, title, owner }): Need => ({
        key: `review ${bookingId}`,
        title: `Say how it was: ${title}`,
        detail: `${owner} shared it with you. It helps other schools to choose.`,
        href: `/bookings/${bookingId}/review`,
        by: null,
        weight: "news",
      }),
    ),
  ]
}

async function reviewsWaiting(tx: Tx, schoolId: string) {
  const { rows } = await sql<{ resourceId: string; title: string; many: number }>`
    select r.id as resource_id, r.title, count(*)::integer as many from review v join resource r on r.id = v.resource_id
    where v.owner_school_id = ${schoolId}::uuid and v.state = 'waiting' group by r.id, r.title order by r.title limit 10`.execute(
    tx,
  )
  return rows
}
