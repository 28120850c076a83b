import type { Revised } from "#app/features/purchasing/additions/clear-with-addition.ts"
import { writeClearing } from "#app/features/purchasing/reckoning/write-clearing.server.ts"
import type { Tx } from "#db/client.ts"

/** Writes a clearing that stands in the place of a pool's last one, and what it changed. */
export async function reviseClearing(
  tx: Tx,
  { poolId, additionId }: { poolId: string; additionId: string },
  { clearing, changes }: Extract<Revised, { kind: "revised" }>,
): Promise<void> {
  const { revision } = await tx
    .selectFrom("clearing")
    .select("revision")
    .where("poolId", "=", poolId)
    .executeTakeFirstOrThrow()
  // Why a school is in or out was settled at the closing, and stays as it was.
  await writeClearing(tx, poolId, clearing, [], revision + 1)
  await tx
    .insertInto("clearingRevision")
    .values({
      ...{ poolId, additionId, supersedes: revision, revision: revision + 1 },
      changes: JSON.stringify(changes, (_key, value) => (typeof value === "bigint" ? String(value) : value)),
    })
    .execute()
}
