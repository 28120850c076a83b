import { sql } from "kysely"
import { isId, readCursor, writeCursor } from "#app/core/cursor.ts"
import { parseDate } from "#app/core/parse-civil-time.ts"
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
  const from = cursorOf(cursor)
  const backwards = from?.direction === "before"
  const descending = ended !== backwards
  let query = ownContracts(tx, schoolId)
    .where("endsOn", ended ? "<" : ">=", today)
    .orderBy("noticeOn", descending ? "desc" : "asc")
    .orderBy("id", descending ? "desc" : "asc")
    .limit(PAGE_SIZE + 1)
  if (from)
    query = query.where(
      sql<boolean>`(notice_on, id) ${sql.raw(descending ? "<" : ">")} (${from.noticeOn}::date, ${from.id}::uuid)`,
    )
  const found = await query.execute()
  const more = found.length > PAGE_SIZE
  const contracts = found.slice(0, PAGE_SIZE)
  if (backwards) contracts.reverse()
  const [first, last] = [contracts[0], contracts.at(-1)]
  return {
    contracts,
    earlier: first && (backwards ? more : from !== null) ? cursorTo("before", first) : null,
    later: last && (backwards || more) ? cursorTo("after", last) : null,
  }
}

type Direction = "before" | "after"

const cursorTo = (direction: Direction, { noticeOn, id }: Contract) =>
  writeCursor(direction, noticeOn.toString(), id)

const cursorOf = (text: string | null) => {
  const [direction, noticeOn = "", id] = readCursor(text, 3) ?? []
  const date = parseDate(noticeOn)
  return (direction === "before" || direction === "after") && date.ok && isId(id)
    ? { direction, noticeOn: date.value, id }
    : null
}
