import { spawn } from "node:child_process"
import { renameSync, rmSync } from "node:fs"
import type { Account } from "#db/embedded/server-account.ts"
import { childOptions } from "#db/embedded/server-process.ts"

export type NewCluster = {
  initdb: string
  folder: string
  cluster: string
  unfinished: string
  secretFile: string
  account: Account | undefined
  durable: boolean
}

/**
 * Makes a cluster: UTF-8 throughout, with PostgreSQL's own C.UTF-8 so that sorting is the same on every system,
 * and passwords for everybody. It is made beside its place and renamed, so a killed run leaves nothing that
 * could pass for a database. Throws with initdb's own words when it fails.
 */
export async function initialiseCluster(made: NewCluster): Promise<void> {
  const initdb = spawn(
    made.initdb,
    [
      `--pgdata=${made.unfinished}`,
      "--username=postgres",
      `--pwfile=${made.secretFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(made.durable ? [] : ["--no-sync"]),
    ],
    { ...childOptions(made.folder, made.account), stdio: ["ignore", "ignore", "pipe"] },
  )
  const stopWithUs = () => initdb.kill("SIGKILL")
  process.once("exit", stopWithUs)
  let said = ""
  initdb.stderr.on("data", (chunk) => {
    said += chunk
  })
  const code = await new Promise((resolve, reject) => {
    initdb.once("error", reject)
    initdb.once("close", resolve)
  })
  process.off("exit", stopWithUs)
  if (code !== 0) {
    rmSync(made.unfinished, { recursive: true, force: true })
    throw new Error(`initdb failed: ${said.trim()}`)
  }
  renameSync(made.unfinished, made.cluster)
}
