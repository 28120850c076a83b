import { execFileSync } from "node:child_process"
import { existsSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { type FolderState, parsePostmasterPid } from "#db/embedded/folder-state.ts"

/** The server process that `postmaster.pid` names, and whether it is this cluster's server. */
export function findPostmaster(cluster: string): { pid: number; life: FolderState["postmaster"] } {
  const named = readPostmasterPid(cluster)
  if (!named) return { pid: 0, life: "none" }
  if (!isAlive(named.pid)) return { pid: named.pid, life: "dead" }
  return { pid: named.pid, life: servesCluster(named.pid, cluster) ? "ours" : "unrelated" }
}

/** Undefined without the file, or with one that PostgreSQL has only begun to write. */
export function readPostmasterPid(cluster: string): { pid: number; ready: boolean } | undefined {
  try {
    return parsePostmasterPid(readFileSync(join(cluster, "postmaster.pid"), "utf8"))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/**
 * A server's working directory is its cluster; its command line names the cluster, too. A dead process that
 * nobody has collected yet, as in a container without an init, has neither.
 */
function servesCluster(pid: number, cluster: string): boolean {
  try {
    if (process.platform === "linux") return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    return execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" }).includes(cluster)
  } catch {
    return false // Not ours to look at, so not ours.
  }
}

/**
 * Stops a server: "fast" first, which ends its sessions and writes everything down; after 15 seconds
 * "immediate", from which the next start recovers. One that even survives that is PostgreSQL's own to detect.
 */
export async function stopPostmaster(pid: number, cluster: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    if (!servesCluster(pid, cluster)) return
    process.kill(pid, signal)
    const deadline = Date.now() + patienceMs
    while (Date.now() < deadline) {
      if (!servesCluster(pid, cluster)) return
      await sleep(20)
    }
  }
}

/**
 * Makes PostgreSQL see a left-over `postmaster.pid` as one: it takes any living process for a server, even an
 * unrelated or uncollected one, except its own parent. The file itself must stay, as it names the shared memory
 * by which PostgreSQL notices sessions of the old server that still write.
 */
export function releasePidFile(cluster: string): void {
  const file = join(cluster, "postmaster.pid")
  if (!existsSync(file)) return
  const [, ...rest] = readFileSync(file, "utf8").split("\n")
  writeFileSync(file, [process.pid, ...rest].join("\n"))
}
