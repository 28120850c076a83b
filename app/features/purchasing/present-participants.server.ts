import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import type { PoolView } from "#app/features/purchasing/pool-view.ts"
import type { ParticipantView } from "#app/features/purchasing/shown-pool.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** Which schools are in, and how much they take where this person may know it. */
export function presentParticipants(view: PoolView, schoolId: string | null): ParticipantView[] {
  const lines = new Map(view.commitments.map((commitment) => [commitment.schoolId, commitment.lines]))
  return view.participants.map((school) => ({
    id: school.schoolId,
    name: school.name,
    isMine: school.schoolId === schoolId,
    since: formatShortDate(civilDateOf(school.committedAt)),
    taken: Object.fromEntries(
      lines.get(school.schoolId)?.map(({ itemId, quantity }) => [itemId, writeCount(quantity)]) ?? [],
    ),
  }))
}
