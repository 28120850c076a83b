import { type RawBuilder, sql } from "kysely"
import {
  type LimitJson,
  limitsJson,
} from "#app/features/purchasing/approvals/spending-limit-queries.server.ts"

/** What has to be known to settle an answer's approval; null where no approval has a say in it. */
export type ApprovalQuestion = { limits: LimitJson[] | null; isAsked: boolean } | null

/**
 * For the statement that holds a pool for a school's answer: the acting school's limits, and whether approval has been
 * asked for its answer before. A school without either has nothing to settle, and its answers cost no further round
 * trip.
 */
export const approvalQuestion = (poolId: string): RawBuilder<ApprovalQuestion> => sql`(
  select case when limits is not null or is_asked then json_build_object('limits', limits, 'isAsked', is_asked) end
  from (select ${limitsJson(sql`acting.school_id()`)} as limits, exists (
    select from approval a where a.pool_id = ${poolId}::uuid and a.school_id = acting.school_id()) as is_asked
    offset 0) found)`
