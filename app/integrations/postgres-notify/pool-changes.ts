import pg from "pg"
import type { PoolChanges } from "#app/features/purchasing/pools/pool-changes.ts"

const CHANNEL = "pool_changed"
/** Changes within this time become one announcement: NOTIFY makes commits queue, so it stays out of acts. */
const GATHER_MS = 100
const RECONNECT_MS = 1_000

/** Announcements through LISTEN/NOTIFY, on one connection a process that is made again whenever it breaks. */
export async function createPoolChanges(
  databaseUrl: string,
): Promise<PoolChanges & { stop(): Promise<void> }> {
  const listeners = new Map<string, Set<() => void>>()
  const changed = new Set<string>()
  let client: pg.Client | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const tell = (poolIds: string) => {
    for (const poolId of poolIds.split(",")) for (const listener of listeners.get(poolId) ?? []) listener()
  }
  const connect = async () => {
    const next = new pg.Client({ connectionString: databaseUrl, options: "-c role=kith_app" })
    next.on("notification", (message) => tell(message.payload ?? ""))
    // A connection that breaks says so more than once; each loss is made good by one other connection.
    next.on("error", () => {
      if (client !== next) return
      client = null
      connectLater()
    })
    await next.connect()
    await next.query(`listen ${CHANNEL}`)
    client = next
  }
  const connectLater = () => {
    if (!stopped) setTimeout(() => connect().catch(connectLater), RECONNECT_MS).unref()
  }
  const announceGathered = () => {
    timer = undefined
    const poolIds = [...changed]
    changed.clear()
    // A payload holds 8,000 bytes; a lost announcement costs nobody more than a reload.
    for (let at = 0; at < poolIds.length; at += 200)
      client
        ?.query("select pg_notify($1, $2)", [CHANNEL, poolIds.slice(at, at + 200).join(",")])
        .catch(() => {})
  }

  await connect()
  return {
    announce(poolId) {
      changed.add(poolId)
      timer ??= setTimeout(announceGathered, GATHER_MS)
    },
    subscribe(poolId, listener) {
      const those = listeners.get(poolId) ?? new Set()
      listeners.set(poolId, those.add(listener))
      return () => {
        those.delete(listener)
        if (those.size === 0) listeners.delete(poolId)
      }
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end()
    },
  }
}
