import { recordEvent } from "#app/features/audit/record-event.server.ts"
import { type Actor, groupIdsOf } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { copiedDraft } from "#app/features/purchasing/again/copied-draft.ts"
import type { CopyDates } from "#app/features/purchasing/again/copied-times.ts"
import { leadCandidates } from "#app/features/purchasing/drafting/pool-form-choices.server.ts"
import { savePoolDraft } from "#app/features/purchasing/drafting/save-pool-draft.server.ts"
import { holdPool, lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import type { PoolTerms } from "#app/features/purchasing/pools/pool.ts"
import { inPolicy, poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

type Wish = { poolId: string; newId: string; dates: CopyDates; now: Temporal.Instant }

/**
 * Starts a draft with everything that an earlier pool was offered with. It is open to those of the earlier groups
 * that this person may offer a pool to, and led by the same school where they may say so, else by their own. Asked
 * twice for the same draft it leaves the first as it has become since.
 */
export async function copyPool(
  tx: Tx,
  actor: Actor,
  { poolId, newId, dates, now }: Wish,
): Promise<{ kind: "copied"; poolId: string } | Refusal> {
  const earlier = await holdPool(tx, poolId)
  if (!earlier) return poolNotFound
  const { terms } = earlier
  if (!can(actor, "copy-pool", inPolicy(terms))) return mayNotCopy
  if (terms.state === "draft")
    return refused("A draft can be changed, and opened; there is nothing to copy yet.")
  if (await lockPool(tx, newId)) return { kind: "copied", poolId: newId }
  const mine = groupIdsOf(actor)
  const groupIds = terms.groups.map(({ id }) => id).filter((id) => mine.includes(id))
  const leadSchoolId = await leadFor(tx, actor, terms)
  if (leadSchoolId === null) return mayNotCopy
  const draft = copiedDraft(terms, { id: newId, groupIds, leadSchoolId, dates, now })
  const saving = await savePoolDraft(tx, actor, draft, poolId)
  if (saving.kind === "refused-field") return refused(saving.sentence)
  if (saving.kind !== "saved") return saving
  await recordEvent(tx, actor, {
    act: "copy-pool",
    subject: { kind: "pool", id: newId },
    groupId: groupIds[0],
    detail: { title: draft.title, copiedFrom: poolId },
  })
  return { kind: "copied", poolId: newId }
}

async function leadFor(tx: Tx, actor: Actor, { leadSchool, groups }: PoolTerms): Promise<string | null> {
  const candidates = await leadCandidates(tx, actor)
  const before = candidates.find(({ id }) => id === leadSchool.id)
  if (before && (before.isOwn || groups.some(({ id }) => before.groupIds.includes(id)))) return before.id
  return actor.school?.id ?? null
}

export const mayNotCopy = {
  kind: "forbidden" as const,
  sentence:
    "A pool is bought again by a head, business manager or finance officer of a school in its groups, or by their coordinators.",
}
