import { civilDateOf, formatShortDate } from "#app/core/civil-time.ts"
import type { CommitmentLine } from "#app/features/purchasing/commitments/commitment.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"
import type { DemandView, ParticipantsView } from "#app/features/purchasing/showing/shown-pool.ts"
import { writeCount } from "#app/features/splitting/counted.ts"

/** A page stays light however many schools are in; those who lead find all of them among the shares. */
const MOST_SHOWN = 100

/** Which schools are in, for everybody who sees the pool. */
export const presentParticipants = (view: PoolView, schoolId: string | null): ParticipantsView => ({
  count: view.participants.length,
  schools: view.participants
    .slice(0, MOST_SHOWN)
    .map((school) => ({ id: school.schoolId, name: school.name, isMine: school.schoolId === schoolId })),
})

/** How much every school takes of every item, for those who lead the pool. */
export function presentDemand(view: PoolView): DemandView[] {
  const lines = takenBy(view)
  return view.participants.slice(0, MOST_SHOWN).map((school) => ({
    id: school.schoolId,
    since: formatShortDate(civilDateOf(school.committedAt)),
    taken: Object.fromEntries(
      lines.get(school.schoolId)?.map(({ itemId, quantity }) => [itemId, writeCount(quantity)]) ?? [],
    ),
  }))
}

/** What each asked for; of what was bought, what it gets, which may be more than it asked for at first. */
function takenBy({ commitments, result }: PoolView): Map<string, CommitmentLine[]> {
  const bought = new Set(result?.items.flatMap((item) => (item.outcome === "cleared" ? [item.itemId] : [])))
  const lines = new Map(
    commitments.map((one) => [one.schoolId, one.lines.filter(({ itemId }) => !bought.has(itemId))]),
  )
  for (const { schoolId, itemId, quantity } of result?.shares ?? [])
    if (itemId !== null) lines.set(schoolId, [...(lines.get(schoolId) ?? []), { itemId, quantity }])
  return lines
}
