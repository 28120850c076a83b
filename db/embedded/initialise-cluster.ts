import { spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { makeSecret } from "#db/embedded/role-passwords.ts"
import type { Account } from "#db/embedded/server-account.ts"
import { childOptions } from "#db/embedded/server-process.ts"

export type InitdbCommand = {
  initdb: string
  folder: string
  cluster: string
  secretFile: string
  account: Account | undefined
  durable: boolean
}

export const unfinishedPrefix = "cluster.unfinished-"

/**
 * Makes a cluster: UTF-8 throughout, with PostgreSQL's own C.UTF-8 so that sorting is the same on every system,
 * and passwords for everybody. It is made beside its place and renamed, so a killed run leaves nothing that
 * could pass for a database. When it fails, gives initdb's own words.
 */
export async function initialiseCluster(
  command: InitdbCommand,
): Promise<{ kind: "made" } | { kind: "failed"; lastLine: string }> {
  // A name of its own: an interrupted initdb that is still dying removes its folder as its last act.
  const unfinished = join(command.folder, unfinishedPrefix + randomUUID())
  makeSecret(command.secretFile, command.account)
  const initdb = spawn(
    command.initdb,
    [
      `--pgdata=${unfinished}`,
      "--username=postgres",
      `--pwfile=${command.secretFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(command.durable ? [] : ["--no-sync"]),
    ],
    // Both pipes break with this process, and initdb with them at its next line; Ctrl+C reaches it, too.
    { ...childOptions(command.folder, command.account), detached: false, stdio: ["ignore", "pipe", "pipe"] },
  )
  initdb.stdout.resume()
  let said = ""
  initdb.stderr.on("data", (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => {
    initdb.once("error", reject)
    initdb.once("close", resolve)
  })
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    return { kind: "failed", lastLine: said.trim().split("\n").at(-1) ?? "" }
  }
  renameSync(unfinished, command.cluster)
  return { kind: "made" }
}
