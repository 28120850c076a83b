import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import type { OpenDays } from "#app/features/staffing/week/open-days.ts"
import type { Tx } from "#db/client.ts"

/** Terms that ended a holiday before the first day are needed to know that it lies in one. */
const EARLIER_DAYS = 60

/** The days on which a post's schools are open, from a day on. */
export async function readOpenDays(
  tx: Tx,
  employerId: string,
  schoolIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<OpenDays> {
  const ids = [...new Set([employerId, ...schoolIds])]
  const schools = await readSchoolDays(tx, ids, from.subtract({ days: EARLIER_DAYS }))
  return { nation: "england-and-wales", employerId, schools }
}
