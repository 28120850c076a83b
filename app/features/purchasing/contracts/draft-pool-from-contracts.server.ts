import { civilDateOf } from "#app/core/civil-time.ts"
import { recordEvent } from "#app/features/audit/record-event.server.ts"
import type { Actor } from "#app/features/auth/actor.ts"
import { can } from "#app/features/auth/policy/can.ts"
import { draftFromEnds } from "#app/features/purchasing/contracts/draft-from-ends.ts"
import {
  clusterReason,
  type EndCluster,
  wholeCluster,
} from "#app/features/purchasing/contracts/end-clusters.ts"
import { readContractEnds, readNoticeAhead } from "#app/features/purchasing/contracts/radar-queries.server.ts"
import { savePoolDraft } from "#app/features/purchasing/drafting/save-pool-draft.server.ts"
import { lockPool } from "#app/features/purchasing/pools/lock-pool.server.ts"
import { poolNotFound, type Refusal, refused } from "#app/features/purchasing/pools/refusal.ts"
import type { Tx } from "#db/client.ts"

type Wish = { poolId: string; groupId: string; contractIds: readonly string[]; now: Temporal.Instant }

/**
 * Drafts a pool in place of contracts of a group that end together. Asked twice for the same pool it leaves the first
 * draft as it has become since.
 */
export async function draftPoolFromContracts(
  tx: Tx,
  actor: Actor,
  { poolId, groupId, contractIds, now }: Wish,
): Promise<{ kind: "saved"; poolId: string } | Refusal> {
  if (!can(actor, "see-radar", { id: groupId })) return poolNotFound
  if (!can(actor, "create-pool") || !actor.school) return mayNotCreate
  if (await lockPool(tx, poolId)) return { kind: "saved", poolId }
  const cluster = await chosenCluster(tx, { groupId, contractIds, now })
  if (!cluster)
    return refused("Some of these contracts are not in the group any more. Look at the radar again.")
  const notice = await readNoticeAhead(tx, groupId, contractIds, civilDateOf(now))
  const lead = { poolId, groupId, leadSchoolId: actor.school.id }
  const saving = await savePoolDraft(tx, actor, draftFromEnds({ ...lead, cluster, notice, now }))
  if (saving.kind === "refused-field") return refused(saving.sentence)
  if (saving.kind !== "saved") return saving
  await recordEvent(tx, actor, {
    act: "draft-pool-from-contracts",
    subject: { kind: "pool", id: poolId },
    groupId,
    detail: { contracts: [...contractIds], reason: clusterReason(cluster) },
  })
  return { kind: "saved", poolId }
}

const mayNotCreate: Refusal = {
  kind: "forbidden",
  sentence:
    "A pool is drafted by somebody who acts for a school: its head, business manager or finance staff.",
}

/** The contracts as they stand now, if they are all there and of one category. */
async function chosenCluster(
  tx: Tx,
  { groupId, contractIds, now }: Omit<Wish, "poolId">,
): Promise<EndCluster | null> {
  const ends = await readContractEnds(tx, groupId, civilDateOf(now))
  const chosen = ends.filter(({ id }) => contractIds.includes(id))
  return chosen.length === new Set(contractIds).size ? wholeCluster(chosen) : null
}
