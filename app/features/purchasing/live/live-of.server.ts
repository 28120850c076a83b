import type { Pence } from "#app/core/money.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import type { LiveClearings } from "#app/features/purchasing/live/live-clearings.ts"
import type { LiveNow } from "#app/features/purchasing/live/use-live-clearing.ts"
import { isOpen } from "#app/features/purchasing/pools/pool.ts"
import type { PoolView } from "#app/features/purchasing/showing/pool-view.ts"

/** What a pool that this person may see would come to if it closed now; null where it is not open, or nobody is in. */
export async function liveOf(
  clearings: LiveClearings,
  { terms, now, participants }: PoolView,
  actor: Actor,
): Promise<LiveNow | null> {
  if (!isOpen(terms, now) || participants.length === 0) return null
  const clearing = await clearings.of(terms.id)
  return clearing && { view: clearing.view, share: clearing.shareOf(actor.school?.id ?? null) }
}

/** What its order would come to now, VAT and delivery included, where a cap of value counts that; else nothing. */
export async function grossNow(
  clearings: LiveClearings,
  { terms, now, participants }: PoolView,
): Promise<Pence> {
  if (terms.cap?.kind !== "value" || !isOpen(terms, now) || participants.length === 0) return 0n
  return (await clearings.of(terms.id))?.grossPence ?? 0n
}
