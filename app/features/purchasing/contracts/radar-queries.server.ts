import { sql } from "kysely"
import type { ContractEnd } from "#app/features/purchasing/contracts/end-clusters.ts"
import type { Tx } from "#db/client.ts"

/** What ends across a group from a day on, as far as its schools may know it of each other, in order of the ends. */
export async function readContractEnds(
  tx: Tx,
  groupId: string,
  endingFrom: Temporal.PlainDate,
): Promise<ContractEnd[]> {
  const { rows } = await sql<ContractEnd>`
    select id, school_id, school_name, cfr_code, supplier_name, ends_on, shared_yearly_cost_pence
    from group_contract_ends(${groupId}::uuid, ${endingFrom}::date) order by ends_on, id`.execute(tx)
  return rows
}

/** The earliest notice of some contracts that is still to come, and of how many it has passed. */
export type NoticeAhead = { earliest: Temporal.PlainDate | null; passed: number }

export async function readNoticeAhead(
  tx: Tx,
  groupId: string,
  contractIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<NoticeAhead> {
  const { rows } = await sql<{ earliest: Temporal.PlainDate | null; passed: bigint }>`
    select earliest, passed
    from group_contract_notice(${groupId}::uuid, ${contractIds}::uuid[], ${today}::date)`.execute(tx)
  return { earliest: rows[0]?.earliest ?? null, passed: Number(rows[0]?.passed ?? 0) }
}
