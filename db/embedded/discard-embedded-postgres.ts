import { rmSync } from "node:fs"
import { join } from "node:path"
import { lockFolder } from "#db/embedded/folder-lock.ts"
import { placeData } from "#db/embedded/placement.ts"
import { type Refused, refusals, unlessForbidden } from "#db/embedded/refusal.ts"
import { findPostmaster, stopPostmaster } from "#db/embedded/survivor.ts"

/**
 * Deletes a data folder and everything in it, wherever its data lives, after stopping a server that an earlier
 * run left behind. Refuses while a running Kith uses it.
 */
export function discardEmbeddedPostgres(dataDir: string): Promise<{ kind: "discarded" } | Refused> {
  return unlessForbidden(dataDir, async () => {
    const placement = placeData(dataDir)
    if (placement.kind === "refused") return placement
    const lock = lockFolder(join(placement.folder, "lock"), placement.account)
    if (!lock) return refusals.inUse(dataDir)
    using undo = new DisposableStack()
    undo.defer(() => lock.release())

    const cluster = join(placement.folder, "cluster")
    const postmaster = findPostmaster(cluster)
    if (postmaster.life === "ours") await stopPostmaster(postmaster.pid, cluster)
    for (const folder of [placement.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
    return { kind: "discarded" }
  })
}
