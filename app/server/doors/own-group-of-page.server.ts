import { can } from "#app/features/auth/policy/can.ts"
import type { GroupDetails } from "#app/features/groups/showing/group-queries.server.ts"
import { groupOfPage } from "#app/server/doors/group-of-page.server.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The group that the address names, for those inside it: what its schools do together is nobody else's. */
export async function ownGroupOfPage(visit: Pick<Visit, "tx" | "params" | "actor">): Promise<GroupDetails> {
  const group = await groupOfPage(visit)
  if (!can(visit.actor, "see-group", { id: group.id })) throw notFound()
  return group
}
