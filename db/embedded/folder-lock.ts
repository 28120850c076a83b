import { accessSync, chmodSync, chownSync, constants, existsSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import type { Account } from "#db/embedded/server-account.ts"

export type FolderLock = { release(): void }

const SQLITE_BUSY = 5
const held = new Set<DatabaseSync>()

/**
 * Takes the lock that one running Kith holds on its data folder; undefined when another holds it. SQLite's file
 * lock serves because the kernel drops it with the process, however that dies: it cannot go stale, as a file
 * holding a process number can. (Nothing else may open the file: closing it again would drop the lock.)
 */
export function lockFolder(lockFile: string, account: Account | undefined): FolderLock | undefined {
  // SQLite would quietly open another user's file for reading only, and then lock nothing.
  if (existsSync(lockFile)) accessSync(lockFile, constants.W_OK)
  const lock = new DatabaseSync(lockFile)
  try {
    lock.exec("begin exclusive")
    chmodSync(lockFile, 0o600)
    if (account) chownSync(lockFile, account.uid, account.gid)
  } catch (error) {
    lock.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw error
  }
  held.add(lock) // A collected handle would let go of the lock.
  return {
    release() {
      if (held.delete(lock)) lock.close()
    },
  }
}
