import { isId } from "#app/core/cursor.ts"
import { type GroupDetails, groupDetails } from "#app/features/groups/showing/group-queries.server.ts"
import { notFound } from "#app/server/refusals.ts"
import type { Visit } from "#app/server/signed-in.server.ts"

/** The group that the address names. */
export async function groupOfPage({ tx, params }: Pick<Visit, "tx" | "params">): Promise<GroupDetails> {
  const group = isId(params.groupId) ? await groupDetails(tx, params.groupId) : null
  if (!group) throw notFound()
  return group
}
