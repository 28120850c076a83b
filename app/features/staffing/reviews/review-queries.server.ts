import { sql } from "kysely"
import { readMomentCursor, writeCursor } from "#app/core/cursor.ts"
import { onePage } from "#app/core/one-page.ts"
import type { Review, ReviewState } from "#app/features/staffing/reviews/review.ts"
import type { Tx } from "#db/client.ts"

type Row = Omit<Review, "school"> & { schoolId: string; schoolName: string; state: ReviewState }

const columns = sql`v.id, v.resource_id, v.owner_school_id, v.words, v.written_at, v.state, v.answer,
  v.school_id, s.name as school_name`

const reviewOf = ({ schoolId, schoolName, ...row }: Row): Review => ({
  ...row,
  school: { id: schoolId, name: schoolName },
})

const PAGE_SIZE = 10

/** What schools have said of a resource, as far as the reader's school may read it, the latest first. */
export async function reviewsOf(
  tx: Tx,
  resourceId: string,
  cursor: string | null,
): Promise<{ reviews: Review[]; older: string | null }> {
  const from = readMomentCursor(cursor)
  const after = from ? sql`and (v.written_at, v.id) < (${from.moment}::timestamptz, ${from.id}::uuid)` : sql``
  const { rows } = await sql<Row>`
    select ${columns} from review v join school s on s.id = v.school_id where v.resource_id = ${resourceId}::uuid ${after}
    order by v.written_at desc, v.id desc limit ${sql.lit(PAGE_SIZE + 1)}`.execute(tx)
  const { page, next } = onePage(rows.map(reviewOf), PAGE_SIZE, (last) =>
    writeCursor(last.writtenAt.toString(), last.id),
  )
  return { reviews: page, older: next }
}

/** One review that the reader's school may read. */
export async function readReview(tx: Tx, id: string): Promise<Review | null> {
  const { rows } = await sql<Row>`
    select ${columns} from review v join school s on s.id = v.school_id where v.id = ${id}::uuid`.execute(tx)
  return rows[0] ? reviewOf(rows[0]) : null
}

/** A booking as far as a review needs it. */
export type ReviewedBooking = {
  id: string
  resourceId: string
  title: string
  schoolId: string
  ownerSchoolId: string
  owner: string
  endedAt: Temporal.Instant
  tookPlace: boolean
  isReviewed: boolean
}

const bookingColumns = sql`b.id, b.resource_id, r.title, b.school_id, b.owner_school_id, o.name as owner, b.ends_at as ended_at,
  b.state in ('delivered', 'settled') as took_place,
  exists (select from review v where v.booking_id = b.id) as is_reviewed`

/** A booking that the reader's school has a part in, for saying how it was; null while nobody is named for it. */
export async function bookingToReview(tx: Tx, id: string): Promise<ReviewedBooking | null> {
  const { rows } = await sql<ReviewedBooking>`
    select ${bookingColumns} from booking b join resource r on r.id = b.resource_id join school o on o.id = b.owner_school_id
    where b.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}

/** Longer ago than this nobody is asked how it was. */
const ASKED_FOR_DAYS = 60
const MOST_ASKED = 5

/** Bookings of a school that took place lately, at another school's, and of which it has not said how they were. */
export async function bookingsWithoutReview(
  tx: Tx,
  schoolId: string,
  resourceId: string | null = null,
): Promise<ReviewedBooking[]> {
  const { rows } = await sql<ReviewedBooking>`
    select ${bookingColumns} from booking b join resource r on r.id = b.resource_id join school o on o.id = b.owner_school_id
    where b.school_id = ${schoolId}::uuid and b.owner_school_id <> ${schoolId}::uuid
      and b.state in ('delivered', 'settled') and r.kind = 'person'
      and b.ends_at > clock_timestamp() - ${`${ASKED_FOR_DAYS} days`}::interval
      and (${resourceId}::uuid is null or b.resource_id = ${resourceId}::uuid)
      and not exists (select from review v where v.booking_id = b.id)
    order by b.ends_at desc, b.id limit ${sql.lit(MOST_ASKED)}`.execute(tx)
  return rows
}
