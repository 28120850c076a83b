import pg from "pg"
import type { PoolChanges } from "#app/features/purchasing/pools/pool-changes.ts"
import { createHeardLately } from "#app/integrations/postgres-notify/heard-lately.ts"

const CHANNEL = "pool_changed"
/** Changes within this time become one announcement: NOTIFY makes commits queue, so it stays out of acts. */
const GATHER_MS = 100
const RECONNECT_MS = 1_000
/** A payload holds 8,000 bytes. */
const MOST_IN_PAYLOAD = 200

/** Announcements through LISTEN/NOTIFY, on one connection a process that is made again whenever it breaks. */
export async function createPoolChanges(
  databaseUrl: string,
): Promise<PoolChanges & { stop(): Promise<void> }> {
  const listeners = new Map<string, Set<() => void>>()
  const changed = new Set<string>()
  const lately = createHeardLately()
  let client: pg.Client | null = null
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  const tell = (poolIds: string) => {
    for (const poolId of poolIds.split(",")) {
      lately.heard(poolId)
      for (const listener of listeners.get(poolId) ?? []) listener()
    }
  }
  /** What was announced while nobody here listened may have been of any pool. */
  const tellAll = () => {
    lately.startAfresh()
    for (const those of listeners.values()) for (const listener of those) listener()
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
    tellAll()
    if (changed.size > 0) announceLater()
  }
  const connectLater = () => {
    if (!stopped) setTimeout(() => connect().catch(connectLater), RECONNECT_MS).unref()
  }
  const announceLater = () => {
    timer ??= setTimeout(announceGathered, GATHER_MS)
  }
  const announceGathered = async () => {
    const some = [...changed].slice(0, MOST_IN_PAYLOAD)
    try {
      if (!client) return
      for (const poolId of some) changed.delete(poolId)
      await client.query("select pg_notify($1, $2)", [CHANNEL, some.join(",")])
    } catch {
      for (const poolId of some) changed.add(poolId)
    } finally {
      timer = undefined
      if (client && !stopped && changed.size > 0) announceLater()
    }
  }

  await connect()
  return {
    announce(poolId) {
      changed.add(poolId)
      announceLater()
    },
    subscribe(poolId, listener, since) {
      const those = listeners.get(poolId) ?? new Set()
      listeners.set(poolId, those.add(listener))
      if (since && lately.mayHaveChanged(poolId, since)) listener()
      return () => {
        those.delete(listener)
        if (those.size === 0) listeners.delete(poolId)
      }
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      if (changed.size > 0) await announceGathered()
      await client?.end()
    },
  }
}
