import { sql } from "kysely"
import type { Tx } from "#db/client.ts"

export type TimesheetRecipient = { schoolId: string; name: string; email: string }

/** Those who handle money at the school that sent a timesheet, or at those that had the time on it. */
export async function timesheetRecipients(
  tx: Tx,
  timesheetId: string,
  side: "supplier" | "receiver",
): Promise<TimesheetRecipient[]> {
  const found = await sql<TimesheetRecipient>`
    select school_id, name, email from acting.timesheet_recipients(${timesheetId}, ${side}) order by email`.execute(
    tx,
  )
  return found.rows
}
