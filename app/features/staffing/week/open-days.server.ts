import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import type { CalledOff, OpenDays } from "#app/features/staffing/week/open-days.ts"
import type { Tx } from "#db/client.ts"

/** Terms that ended a holiday before the first day are needed to know that it lies in one. */
const EARLIER_DAYS = 60

type Post = { id: string; employerId: string }

/** The days on which a post's schools are open, from a day on. */
export async function readOpenDays(
  tx: Tx,
  { id, employerId }: Post,
  schoolIds: readonly string[],
  from: Temporal.PlainDate,
): Promise<OpenDays> {
  const ids = [...new Set([employerId, ...schoolIds])]
  const schools = await readSchoolDays(tx, ids, from.subtract({ days: EARLIER_DAYS }))
  return {
    employerId,
    schools,
    calledOff: await readCalledOff(tx, id, from),
  }
}

/** The days of a post that somebody has called off, from a day on, the next first. */
export async function readCalledOff(
  tx: Tx,
  postId: string,
  from: Temporal.PlainDate,
): Promise<(CalledOff & { personName: string })[]> {
  return tx
    .selectFrom("dayCalledOff")
    .select(["schoolId", "day", "reason", "personName"])
    .where("postId", "=", postId)
    .where("day", ">=", from)
    .orderBy("day")
    .orderBy("schoolId")
    .execute()
}
