import { sql } from "kysely"
import type { DayBid } from "#app/features/staffing/posts/clear-post.ts"
import type { AwardAnswer, DayPrices, PayAward } from "#app/features/staffing/posts/pay-award.ts"
import type { PostPay } from "#app/features/staffing/posts/post-cost.ts"
import type { Tx } from "#db/client.ts"

type AwardRow = PostPay & { dayPence: bigint }

/** What a day of a post costs over time, as far as whoever asks may know; null where it has not formed. */
export async function readDayPrices(
  tx: Tx,
  postId: string,
): Promise<{ prices: DayPrices; takenHalfDays: number; limits: DayBid[] } | null> {
  const { rows } = await sql<{ dayPence: bigint | null; takenHalfDays: number }>`
    select day_pence, taken_half_days from post_clearing where post_id = ${postId}`.execute(tx)
  const formed = rows[0]
  if (!formed || formed.dayPence === null) return null
  const awards = await sql<AwardRow>`
    select pay_point, full_time_salary_pence, pension_rate, insurance_rate, insurance_threshold_pence, other_pence,
      paid_weeks, valid_from, source, day_pence
    from post_pay where post_id = ${postId} and day_pence is not null order by valid_from`.execute(tx)
  const answers = await sql<AwardAnswer>`
    select valid_from, school_id, accepted from award_answer where post_id = ${postId}`.execute(tx)
  const limits = await sql<DayBid>`
    select school_id, half_days, limit_day_pence from post_bids(${postId})`.execute(tx)
  return {
    prices: {
      dayPence: formed.dayPence,
      awards: awards.rows.map(({ dayPence, ...pay }): PayAward => ({ pay, dayPence })),
      answers: answers.rows,
    },
    takenHalfDays: formed.takenHalfDays,
    limits: limits.rows,
  }
}
