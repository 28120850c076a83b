import { rmSync } from "node:fs"
import { join } from "node:path"
import { lockFolder } from "#db/embedded/folder-lock.ts"
import { placeData } from "#db/embedded/placement.ts"
import { type Refused, refusals } from "#db/embedded/refusal.ts"
import { findPostmaster, stopPostmaster } from "#db/embedded/survivor.ts"

/**
 * Deletes a data folder and everything in it, wherever its data lives, after stopping a server that an earlier
 * run left behind. Refuses while a running Kith uses it.
 */
export async function discardEmbeddedPostgres(dataDir: string): Promise<{ kind: "discarded" } | Refused> {
  const placement = placeData(dataDir)
  if (!placement) return refusals.noAccount()
  const lock = lockFolder(join(placement.folder, "lock"))
  if (!lock) return refusals.inUse(dataDir)
  try {
    const cluster = join(placement.folder, "cluster")
    const postmaster = findPostmaster(cluster)
    if (postmaster.life === "ours") await stopPostmaster(postmaster.pid, cluster)
    for (const folder of [placement.folder, dataDir]) rmSync(folder, { recursive: true, force: true })
    return { kind: "discarded" }
  } finally {
    lock.release()
  }
}
