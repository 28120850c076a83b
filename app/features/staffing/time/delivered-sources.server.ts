import type { ArrangementSource } from "#app/features/staffing/recharges/arrangement.ts"
import type { DeliveredSource } from "#app/features/staffing/time/delivered-source.server.ts"
import { timeOfBookings } from "#app/features/staffing/time/time-of-bookings.server.ts"
import { timeOfPosts } from "#app/features/staffing/time/time-of-posts.server.ts"

/** Everything that delivers time, in the order in which a form offers it. */
export const deliveredSources: readonly DeliveredSource[] = [timeOfBookings, timeOfPosts]

export const deliveredSource = (key: ArrangementSource): DeliveredSource => {
  const found = deliveredSources.find((source) => source.key === key)
  if (!found) throw new Error(`Nothing delivers time as ${key}`)
  return found
}
