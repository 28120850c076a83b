import { join } from "node:path"
import { ensureRoles } from "#db/embedded/ensure-roles.ts"
import { type FolderLock, lockFolder } from "#db/embedded/folder-lock.ts"
import { type Binaries, findBinaries } from "#db/embedded/native-binaries.ts"
import { type Placement, placeData } from "#db/embedded/placement.ts"
import { prepareCluster } from "#db/embedded/prepare-cluster.ts"
import { type Refused, refusals, unlessForbidden } from "#db/embedded/refusal.ts"
import { passwordOf, type RoleName, readSecret } from "#db/embedded/role-passwords.ts"
import { serverSettings } from "#db/embedded/server-settings.ts"
import { startOnPort } from "#db/embedded/start-on-port.ts"

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
  return unlessForbidden(options.dataDir, async () => {
    const placement = placeData(options.dataDir)
    if (placement.kind === "refused") return placement
    const binaries = findBinaries(placement.account)
    if (!binaries) return refusals.noBinaries(`${process.platform}-${process.arch}`)
    const lock = lockFolder(join(placement.folder, "lock"), placement.account)
    if (!lock) return refusals.inUse(options.dataDir)
    return await startLocked(options, placement, binaries, lock)
  })
}

async function startLocked(
  { port: wanted, durable = true, onStep = () => {} }: StartOptions,
  { folder, account }: Placement,
  { initdb, postgres }: Binaries,
  lock: FolderLock,
): Promise<EmbeddedPostgres | Refused> {
  const cluster = join(folder, "cluster")
  const secretFile = join(folder, "password")
  const logFile = join(folder, "server.log")
  const settings = serverSettings(durable)
  await using undo = new AsyncDisposableStack()
  undo.defer(() => lock.release())

  const initialise = { initdb, folder, cluster, secretFile, account, durable }
  const prepared = await prepareCluster(initialise, onStep)
  if (prepared.kind === "refused") return prepared

  onStep("Starting PostgreSQL")
  const started = await startOnPort(wanted, { postgres, folder, cluster, settings, account, logFile })
  if (started.kind === "refused") return started
  const { port, server } = started
  undo.defer(() => server.stop())

  const secret = readSecret(secretFile)
  const urlFor = (database: string, user: RoleName) =>
    `postgres://${user}:${passwordOf(user, secret)}@127.0.0.1:${port}/${database}`
  await ensureRoles(urlFor("postgres", "postgres"), secret)
  const running = undo.move()
  return { kind: "running", port, urlFor, stop: () => running.disposeAsync() }
}
