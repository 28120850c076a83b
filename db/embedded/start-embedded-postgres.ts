import { existsSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureRoles } from "#db/embedded/ensure-roles.ts"
import { type FolderLock, lockFolder } from "#db/embedded/folder-lock.ts"
import { planStart, type StartStep } from "#db/embedded/folder-state.ts"
import { findFreePort } from "#db/embedded/free-port.ts"
import { initialiseCluster } from "#db/embedded/initialise-cluster.ts"
import { type Binaries, findBinaries, postgresMajor } from "#db/embedded/native-binaries.ts"
import { type Placement, placeData } from "#db/embedded/placement.ts"
import { type Refused, refusals } from "#db/embedded/refusal.ts"
import { passwordOf, type RoleName, readOrMakeSecret } from "#db/embedded/role-passwords.ts"
import { type ServerProcess, startServerProcess } from "#db/embedded/server-process.ts"
import { serverSettings } from "#db/embedded/server-settings.ts"
import { findPostmaster, releasePidFile, stopPostmaster } from "#db/embedded/survivor.ts"

export type EmbeddedPostgres = {
  kind: "running"
  port: number
  urlFor(database: string, user: RoleName): string
  stop(): Promise<void>
}

export type StartOptions = {
  /** Folder for the cluster, its password and its log; made if missing, kept between runs. */
  dataDir: string
  /** Port on 127.0.0.1; a free one if not given. */
  port?: number
  /** False trades safety in a power cut for speed, for tests. */
  durable?: boolean
  /** Told what is being done, in a sentence, whenever something takes more than a moment. */
  onStep?: (sentence: string) => void
}

/**
 * Starts Kith's own PostgreSQL on a folder, making cluster, roles (kith_owner, kith) and the database kith when
 * they are missing and recovering from whatever an earlier run left. It ends with this process at the latest.
 * Refuses, changing nothing, when the folder is in use, of another version, damaged or not accessible, or the
 * port is taken.
 */
export async function startEmbeddedPostgres(options: StartOptions): Promise<EmbeddedPostgres | Refused> {
  try {
    const placement = placeData(options.dataDir)
    if (!placement) return refusals.noAccount()
    const binaries = findBinaries(placement.account)
    if (!binaries) return refusals.noBinaries(`${process.platform}-${process.arch}`)
    const lock = lockFolder(join(placement.folder, "lock"))
    if (!lock) return refusals.inUse(options.dataDir)
    try {
      const started = await startLocked(options, placement, binaries, lock)
      if (started.kind === "refused") lock.release()
      return started
    } catch (error) {
      lock.release()
      throw error
    }
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException
    if (code !== "EACCES" && code !== "EPERM") throw error
    return refusals.notPermitted(options.dataDir, `${code} ${path ?? ""}`.trim())
  }
}

async function startLocked(
  options: StartOptions,
  { folder, account }: Placement,
  binaries: Binaries,
  lock: FolderLock,
): Promise<EmbeddedPostgres | Refused> {
  const { durable = true, onStep = () => {} } = options
  const cluster = join(folder, "cluster")
  const unfinished = join(folder, "cluster.unfinished")
  const secretFile = join(folder, "password")
  const logFile = join(folder, "server.log")
  const postmaster = findPostmaster(cluster)
  const plan = planStart(
    {
      hasCluster: existsSync(cluster),
      version: readVersion(cluster),
      hasUnfinishedCluster: existsSync(unfinished),
      postmaster: postmaster.life,
    },
    postgresMajor,
  )
  if (plan.kind === "refused") return refusals.plan(options.dataDir, postgresMajor, plan)

  const secret = readOrMakeSecret(secretFile, account)
  const steps: Record<StartStep, () => Promise<void> | void> = {
    "remove-unfinished": () => rmSync(unfinished, { recursive: true }),
    initialise: async () => {
      onStep("Making a new PostgreSQL database")
      const { initdb } = binaries
      await initialiseCluster({ initdb, folder, cluster, unfinished, secretFile, account, durable })
    },
    "stop-survivor": async () => {
      onStep("Stopping the database that an earlier run left behind")
      await stopPostmaster(postmaster.pid, cluster)
      releasePidFile(cluster)
    },
    "release-pid-file": () => releasePidFile(cluster),
  }
  for (const step of plan.steps) await steps[step]()

  onStep("Starting PostgreSQL")
  const { postgres } = binaries
  const started = await startOnPort(options.port, (port) => ({
    ...{ postgres, folder, cluster, port, account, logFile },
    settings: serverSettings(durable),
  }))
  if (started.kind === "refused") return started
  const { port, server } = started
  const urlFor = (database: string, user: RoleName) =>
    `postgres://${user}:${passwordOf(user, secret)}@127.0.0.1:${port}/${database}`
  try {
    await ensureRoles(urlFor("postgres", "postgres"), secret)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    kind: "running",
    port,
    urlFor,
    async stop() {
      await server.stop()
      lock.release()
    },
  }
}

type CommandFor = (port: number) => Parameters<typeof startServerProcess>[0]

/** Between finding a port and taking it, another program may take it; leftover memory is freed within seconds. */
async function startOnPort(
  wanted: number | undefined,
  commandFor: CommandFor,
): Promise<{ kind: "started"; port: number; server: ServerProcess } | Refused> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const port = await findFreePort(wanted)
    if (port === undefined) return refusals.portTaken(wanted ?? 0)
    const command = commandFor(port)
    const server = await startServerProcess(command)
    if (!("kind" in server)) return { kind: "started", port, server }
    const worthAnotherTry = server.cause === "memory" || (server.cause === "port" && wanted === undefined)
    if (worthAnotherTry && Date.now() < deadline) continue
    if (server.cause === "port" && wanted !== undefined) return refusals.portTaken(wanted)
    return refusals.wouldNotStart(command.logFile, server.lastLine)
  }
}

function readVersion(cluster: string): string | undefined {
  try {
    return readFileSync(join(cluster, "PG_VERSION"), "utf8").trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined
    throw error
  }
}
