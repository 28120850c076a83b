import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import {
  type ApprovalJson,
  approvalJson,
  approvalOf,
} from "#app/features/purchasing/approvals/approval-queries.server.ts"
import { postAnswers } from "#app/features/staffing/posts/post-approval.ts"
import { readReason } from "#app/features/staffing/posts/post-reasons.ts"
import { type PostJson, postJson, postOf } from "#app/features/staffing/posts/post-terms.server.ts"
import type { PostSchool, PostStep, PostView } from "#app/features/staffing/posts/post-view.ts"
import type { Wish } from "#app/features/staffing/week/week.ts"
import type { Tx } from "#db/client.ts"

type Row = {
  post: PostJson
  now: Temporal.Instant
  demand: { halfDays: number; schools: number } | null
  schools: PostSchool[]
  mine: {
    halfDays: number
    limitDayPence: string
    wishes: Wish[]
    prefersHalfDays: boolean
    travelMinutes: number
  } | null
  bids: { schoolId: string; halfDays: number; limitDayPence: string }[]
  approval: ApprovalJson | null
  awaiting: { halfDays: number; schools: number } | null
  steps: (Omit<PostStep, "at"> & { at: string })[]
  result: {
    takenHalfDays: number
    totalPence: string
    dayPence: string | null
    moreHalfDays: number | null
    waiting: string[]
  } | null
  shares: { schoolId: string; netPence: string }[]
  reason: string | null
}

const list = (rows: ReturnType<typeof sql>) => sql`coalesce((select json_agg(r) from (${rows}) r), '[]')`

/** Reads a post's page in one round trip; null when there is no such post to be seen by whoever asks. */
export async function readPost(tx: Tx, postId: string, schoolId: string | null): Promise<PostView | null> {
  if (!isId(postId)) return null
  const { rows } = await sql<Row>`
    select ${postJson()} as post, clock_timestamp() as now,
      (select json_build_object('halfDays', d.half_days, 'schools', d.schools) from post_demand(array[p.id]) d) as demand,
      ${list(sql`select school_id as "schoolId", name, asked, half_days as "halfDays", waiting
        from post_schools(p.id) order by name, school_id`)} as schools,
      (select json_build_object('halfDays', b.half_days, 'limitDayPence', b.limit_day_pence::text, 'wishes', b.wishes,
        'prefersHalfDays', b.prefers_half_days, 'travelMinutes', b.travel_minutes)
        from day_bid b where b.post_id = p.id and b.school_id = ${schoolId}::uuid) as mine,
      ${list(sql`select school_id as "schoolId", half_days as "halfDays", limit_day_pence::text as "limitDayPence"
        from post_bids(p.id) where p.state = 'open' order by school_id`)} as bids,
      ${approvalJson(postAnswers, sql`p.id`, sql`${schoolId}::uuid`)} as approval,
      (select json_build_object('halfDays', w.half_days, 'schools', w.schools) from post_awaiting(p.id) w) as awaiting,
      ${list(sql`select from_state as "from", to_state as "to", at, person_name as "personName", reason
        from post_step t where t.post_id = p.id order by t.id`)} as steps,
      (select json_build_object('takenHalfDays', c.taken_half_days, 'totalPence', c.total_pence::text,
        'dayPence', c.day_pence::text, 'moreHalfDays', c.more_half_days, 'waiting', case
          when c.outcome = 'formed' then array(select w.school_id from post_waiting_list(p.id) w order by w.place)
          else c.waiting end)
        from post_clearing c where c.post_id = p.id) as result,
      ${list(sql`select school_id as "schoolId", net_pence::text as "netPence" from day_share s where s.post_id = p.id`)} as shares,
      (select s.reason::text from day_share s where s.post_id = p.id and s.school_id = ${schoolId}::uuid) as reason
    from shared_post p where p.id = ${postId}`.execute(tx)
  return rows[0] ? viewOf(rows[0]) : null
}

const viewOf = (row: Row): PostView => ({
  ...{ post: postOf(row.post), now: row.now, schools: row.schools },
  demand: row.demand ?? { halfDays: 0, schools: 0 },
  mine: row.mine && { ...row.mine, limitDayPence: BigInt(row.mine.limitDayPence) },
  bids: row.bids.map((bid) => ({ ...bid, limitDayPence: BigInt(bid.limitDayPence) })),
  ...{ approval: approvalOf(row.approval), awaiting: row.awaiting },
  steps: row.steps.map((step) => ({ ...step, at: Temporal.Instant.from(step.at) })),
  result: row.result && {
    ...row.result,
    totalPence: BigInt(row.result.totalPence),
    dayPence: row.result.dayPence === null ? null : BigInt(row.result.dayPence),
  },
  shares: row.shares.map(({ schoolId, netPence }) => ({ schoolId, netPence: BigInt(netPence) })),
  reason: row.reason === null ? null : readReason(row.reason),
})
