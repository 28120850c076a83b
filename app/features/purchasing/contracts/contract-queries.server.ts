import { sql } from "kysely"
import { isId } from "#app/core/cursor.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
import { readPlace, twoWayPage } from "#app/core/two-way-page.ts"
import type { Contract } from "#app/features/purchasing/contracts/contract.ts"
import type { Tx } from "#db/client.ts"

const columns = [
  "id",
  "schoolId",
  "supplierName",
  "what",
  "cfrCode",
  "yearlyCostPence",
  "endsOn",
  "noticeOn",
  "noticeMonths",
  "autoRenews",
  "sharesCost",
  "notes",
  "noticeSettledAt",
] as const

/** Row-level security shows a school its own alone; `schoolId` says it once more, and lets the index be used. */
const ownContracts = (tx: Tx, schoolId: string) =>
  tx
    .selectFrom("contract")
    .select(columns)
    .$narrowType<Pick<Contract, "cfrCode">>()
    .where("schoolId", "=", schoolId)

/** One of the acting school's contracts; null when there is none such to be seen. */
export async function readContract(tx: Tx, schoolId: string, contractId: string): Promise<Contract | null> {
  if (!isId(contractId)) return null
  const row = await ownContracts(tx, schoolId).where("id", "=", contractId).executeTakeFirst()
  return row ?? null
}

/** All of a school's, by notice date, for a file. */
export const allContracts = (tx: Tx, schoolId: string): Promise<Contract[]> =>
  ownContracts(tx, schoolId).orderBy("noticeOn").orderBy("id").execute()

const PAGE_SIZE = 25

export type ContractPage = { contracts: Contract[]; earlier: string | null; later: string | null }

type Ask = { schoolId: string; today: Temporal.PlainDate; ended: boolean; cursor: string | null }

/**
 * A page of a school's contracts: those that run, the next notice first, or those that have ended, the last notice
 * first. `earlier` and `later` are cursors for an address.
 */
export async function listContracts(tx: Tx, { schoolId, today, ended, cursor }: Ask): Promise<ContractPage> {
  const from = readPlace(cursor, readDay)
  const descending = ended !== (from?.side === "before")
  let query = ownContracts(tx, schoolId)
    .where("endsOn", ended ? "<" : ">=", today)
    .orderBy("noticeOn", descending ? "desc" : "asc")
    .orderBy("id", descending ? "desc" : "asc")
    .limit(PAGE_SIZE + 1)
  if (from)
    query = query.where(
      sql<boolean>`(notice_on, id) ${sql.raw(descending ? "<" : ">")} (${from.at}::date, ${from.id}::uuid)`,
    )
  const found = await query.execute()
  const { page, next, previous } = twoWayPage(found, PAGE_SIZE, from, ({ noticeOn: at, id }) => ({ at, id }))
  return { contracts: page, earlier: previous, later: next }
}

const readDay = (text: string): Temporal.PlainDate | null => {
  const day = parseDate(text)
  return day.ok ? day.value : null
}
