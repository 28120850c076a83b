import { DatabaseSync } from "node:sqlite"

export type FolderLock = { release(): void }

const SQLITE_BUSY = 5
const held = new Set<DatabaseSync>()

/**
 * Takes the lock that one running Kith holds on its data folder; undefined when another holds it. SQLite's file
 * lock serves because the kernel drops it with the process, however that dies: it cannot go stale, as a file
 * holding a process number can.
 */
export function lockFolder(lockFile: string): FolderLock | undefined {
  const lock = new DatabaseSync(lockFile)
  try {
    lock.exec("begin exclusive")
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
