import { type RawBuilder, sql } from "kysely"
import {
  type LimitHolder,
  type LimitVersion,
  limitHolders,
  type SpendingLimit,
} from "#app/features/purchasing/approvals/spending-limits.ts"
import type { Tx } from "#db/client.ts"

/** Limits as JSON has them; money as text, so that no float touches it. */
export type LimitJson = { holder: LimitHolder; cfrCode: string | null; limitPence: string }

/** The limits that hold at a school now as one JSON value, for any query; null where it has none. */
export const limitsJson = (schoolId: RawBuilder<unknown>): RawBuilder<LimitJson[] | null> => sql`(
  select json_agg(json_build_object('holder', l.holder, 'cfrCode', l.cfr_code, 'limitPence', l.limit_pence::text))
  from spending_limit l where l.school_id = ${schoolId} and l.version = (
    select max(v.version) from spending_limit_version v where v.school_id = ${schoolId}))`

export const limitsOf = (json: readonly LimitJson[] | null): SpendingLimit[] =>
  (json ?? [])
    .map((limit) => ({ ...limit, limitPence: BigInt(limit.limitPence) }))
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b)))

/** Limits for everything first, then by code; each in the order of who may most. */
const placeOf = ({ holder, cfrCode }: SpendingLimit) => `${cfrCode ?? ""} ${limitHolders.indexOf(holder)}`

const noLimits: LimitVersion = { version: 0, setBy: "", setAt: null, limits: [] }

/** So many versions are shown; who needs an older one asks the record. */
const MOST_VERSIONS = 20

/** The limits that hold now, and those that held before, the latest first. */
export async function limitHistory(
  tx: Tx,
  schoolId: string,
  most = MOST_VERSIONS,
): Promise<{ current: LimitVersion; earlier: LimitVersion[] }> {
  const { rows } = await sql<Omit<LimitVersion, "limits"> & { limits: LimitJson[] | null }>`
    select v.version, v.set_by_name as set_by, v.set_at,
      (select json_agg(json_build_object('holder', l.holder, 'cfrCode', l.cfr_code, 'limitPence', l.limit_pence::text))
        from spending_limit l where l.school_id = v.school_id and l.version = v.version) as limits
    from spending_limit_version v where v.school_id = ${schoolId}::uuid order by v.version desc limit ${most}`.execute(
    tx,
  )
  const versions = rows.map((row) => ({ ...row, limits: limitsOf(row.limits) }))
  return { current: versions[0] ?? noLimits, earlier: versions.slice(1) }
}
