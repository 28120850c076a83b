import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { planStart, type StartStep } from "#db/embedded/folder-state.ts"
import { type InitdbCommand, initialiseCluster, unfinishedPrefix } from "#db/embedded/initialise-cluster.ts"
import { postgresMajor } from "#db/embedded/native-binaries.ts"
import { type Refused, refusals } from "#db/embedded/refusal.ts"
import { findPostmaster, releasePidFile, stopPostmaster } from "#db/embedded/survivor.ts"

/** Brings a locked folder, in whatever state an earlier run left it, to a cluster that a server can start on. */
export async function prepareCluster(
  command: InitdbCommand,
  onStep: (sentence: string) => void,
): Promise<{ kind: "ready" } | Refused> {
  const { folder, cluster, secretFile } = command
  const unfinished = readdirSync(folder).filter((name) => name.startsWith(unfinishedPrefix))
  const postmaster = findPostmaster(cluster)
  const plan = planStart(
    {
      hasCluster: existsSync(cluster),
      version: readVersion(cluster),
      hasPassword: existsSync(secretFile),
      hasUnfinishedCluster: unfinished.length > 0,
      postmaster: postmaster.life,
    },
    postgresMajor,
  )
  if (plan.kind === "refused") {
    if (plan.reason === "other-version") return refusals.otherVersion(folder, plan.found, postgresMajor)
    return refusals.damaged(folder, plan.reason === "no-version" ? "PG_VERSION file" : "password file")
  }

  const steps: Record<StartStep, () => Promise<Refused | undefined>> = {
    "remove-unfinished": async () => {
      // An interrupted initdb may take a moment to notice, and still add or remove files meanwhile.
      for (const name of unfinished) {
        rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
      }
      return undefined
    },
    initialise: async () => {
      onStep("Making a new PostgreSQL database")
      const made = await initialiseCluster(command)
      return made.kind === "failed" ? refusals.wouldNotInitialise(made.lastLine) : undefined
    },
    "stop-survivor": async () => {
      onStep("Stopping the database that an earlier run left behind")
      await stopPostmaster(postmaster.pid, cluster)
      releasePidFile(cluster)
      return undefined
    },
    "release-pid-file": async () => {
      releasePidFile(cluster)
      return undefined
    },
  }
  for (const step of plan.steps) {
    const refused = await steps[step]()
    if (refused) return refused
  }
  return { kind: "ready" }
}

function readVersion(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}
