/** What a data folder looks like before a start, as far as the decision needs it. */
export type FolderState = {
  /** `cluster/` exists: an initialisation was once completed there, as it only comes to be by a rename. */
  hasCluster: boolean
  /** Content of `cluster/PG_VERSION`, such as "18"; undefined when it cannot be read. */
  version: string | undefined
  /** The superuser's password is there, without which nobody gets in. */
  hasPassword: boolean
  /** A folder `cluster.unfinished-…` exists: an initialisation was interrupted. */
  hasUnfinishedCluster: boolean
  /** The process named in `cluster/postmaster.pid`; "none" without that file. */
  postmaster: "none" | "dead" | "ours" | "unrelated"
}

export type StartStep = "remove-unfinished" | "initialise" | "stop-survivor" | "release-pid-file"

export type StartPlan =
  | { kind: "proceed"; steps: StartStep[] }
  | { kind: "refused"; reason: "other-version" | "no-version" | "no-password"; found: string | undefined }

/** What to do before the server can be started on a folder in this state. Nothing here loses data. */
export function planStart(state: FolderState, major: string): StartPlan {
  const steps: StartStep[] = state.hasUnfinishedCluster ? ["remove-unfinished"] : []
  if (!state.hasCluster) return { kind: "proceed", steps: [...steps, "initialise"] }
  if (state.version === undefined) return { kind: "refused", reason: "no-version", found: undefined }
  if (state.version !== major) return { kind: "refused", reason: "other-version", found: state.version }
  if (!state.hasPassword) return { kind: "refused", reason: "no-password", found: state.version }
  // A survivor holds the newest data in memory: it is stopped cleanly, never started beside.
  if (state.postmaster === "ours") steps.push("stop-survivor")
  // PostgreSQL trusts a living process number, even one that the system has given to another program.
  if (state.postmaster === "unrelated") steps.push("release-pid-file")
  return { kind: "proceed", steps }
}

/** Process number and readiness from the text of `postmaster.pid`: first and eighth line. */
export function parsePostmasterPid(text: string): { pid: number; ready: boolean } | undefined {
  const lines = text.split("\n")
  const pid = Number(lines[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
  return { pid, ready: lines[7]?.trim() === "ready" }
}
