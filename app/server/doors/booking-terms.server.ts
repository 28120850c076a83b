import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import type { Settlement } from "#app/features/staffing/bookings/resource.ts"
import { readSchoolDays } from "#app/features/staffing/days/day-queries.server.ts"
import { hasEnded } from "#app/features/staffing/days/school-days.ts"
import type { Tx } from "#db/client.ts"

/** The terms that a form knows: one that has ended since its page was opened is known too, to say so. */
export async function bookableTerms(tx: Tx, schoolId: string, now: Temporal.Instant) {
  const today = civilDateOf(now)
  const [days] = await readSchoolDays(tx, [schoolId], today.subtract({ years: 1 }))
  const all = days?.terms ?? []
  const current = all
    .filter((term) => !hasEnded(term, today))
    .map(({ id, name, firstDay, lastDay }) => ({
      id,
      name: `${name} (${formatShortDate(firstDay)} to ${formatShortDate(lastDay)})`,
    }))
  return { all, current }
}

/** What a form shows at first: a day and times that a link brought along, and what most people choose. */
export const typedInAddress = (params: URLSearchParams, settlements: readonly Settlement[]) => ({
  repeats: "once",
  settleBy: settlements[0] ?? "",
  ...Object.fromEntries(["date", "from", "to"].map((name) => [name, (params.get(name) ?? "").slice(0, 10)])),
})
