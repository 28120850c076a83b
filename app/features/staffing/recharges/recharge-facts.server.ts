import { sql } from "kysely"
import type { Arrangement } from "#app/features/staffing/recharges/arrangement.ts"
import { readCosts } from "#app/features/staffing/recharges/arrangement-queries.server.ts"
import type { WaitingLine } from "#app/features/staffing/recharges/charge-lines.ts"
import type { RechargeFacts } from "#app/features/staffing/recharges/month-to-recharge.ts"
import { type StoredParts, storedParts } from "#app/features/staffing/recharges/stored-parts.ts"
import { readTimesheetsUpTo } from "#app/features/staffing/time/timesheet-queries.server.ts"
import type { Tx } from "#db/client.ts"

/** Reads what a month's recharge follows from; for those who keep the arrangement, and the worker. */
export async function readRechargeFacts(
  tx: Tx,
  arrangement: Arrangement,
  month: Temporal.PlainDate,
): Promise<RechargeFacts> {
  const costs = await readCosts(tx, arrangement.id)
  const timesheets = await readTimesheetsUpTo(tx, arrangement.id, month)
  const recharges = await tx
    .selectFrom("recharge")
    .select("month")
    .where("arrangementId", "=", arrangement.id)
    .execute()
  const schoolIds = [...new Set(timesheets.flatMap(({ lines }) => lines.map(({ school }) => school.id)))]
  const { rows: schools } = await sql<RechargeFacts["schools"][number]>`
    select id, name, number_on_roll from school where id = any (${schoolIds}::uuid[]) order by name, id`.execute(
    tx,
  )
  return {
    ...{ arrangement, month, costs, timesheets, schools },
    waiting: await readWaiting(tx, arrangement.id),
    rechargedMonths: new Set(recharges.map((one) => one.month.toString())),
  }
}

async function readWaiting(tx: Tx, arrangementId: string): Promise<Map<string, WaitingLine>> {
  const rows = await tx
    .selectFrom("rechargeWaiting as w")
    .innerJoin("recharge as r", "r.id", "w.rechargeId")
    .select(["w.lineId", "w.minutes", "w.parts"])
    .where("r.arrangementId", "=", arrangementId)
    .execute()
  return new Map(
    rows.map(({ lineId, minutes, parts }) => [
      lineId,
      { lineId, minutes, ...storedParts.parse(parts as StoredParts) },
    ]),
  )
}
