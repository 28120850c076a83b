import type { Writable } from "node:stream"
import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool } from "kysely"
import pg from "pg"
import type { DB } from "#db/schema.ts"

export type Database = DB
/** A connection inside an open transaction; every act and query takes one. */
export type Tx = Kysely<DB>

/** The rights a connection works with: pages, credentials, or deadlines and mail. */
export type DatabaseRole = "kith_app" | "kith_auth" | "kith_worker"

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, BigInt)
types.setTypeParser(pg.types.builtins.DATE, (text) => Temporal.PlainDate.from(text))
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => Temporal.Instant.from(text.replace(" ", "T")))

/** A connection remembers this many statements' plans; SQL beyond that is planned each time. */
const MAX_PREPARED = 400

/**
 * Temporal values go in as text; of several statements in one text, the last one's rows come back; statements do not
 * wait for the answers of those sent before them; and a statement with parameters is prepared once a connection, because planning under row-level security
 * costs more than running.
 */
class KithClient extends pg.Client {
  readonly #prepared = new Map<string, string>()

  // biome-ignore lint/suspicious/noExplicitAny: pg declares eight overloads of query; all pass through here.
  override query(text: any, values?: any, ...rest: any[]): any {
    this.#gather()
    return lastOf(super.query(...(this.#prepare(text, values, rest) as [string])))
  }

  /** What is sent at the same moment leaves in one write: a write costs as much as a small statement. */
  #gather() {
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    if (stream.writableCorked > 0) return
    stream.cork()
    process.nextTick(() => stream.uncork())
  }

  #prepare(text: unknown, values: unknown, rest: unknown[]): unknown[] {
    if (typeof text !== "string" || !Array.isArray(values)) return [text, values, ...rest]
    if (values.length === 0) return [text, ...rest]
    return [{ text, values: values.map(withoutTemporal), name: this.#nameOf(text) }, ...rest]
  }

  #nameOf(text: string): string | undefined {
    const known = this.#prepared.get(text)
    if (known !== undefined || this.#prepared.size >= MAX_PREPARED) return known
    const name = `kith_${this.#prepared.size}`
    this.#prepared.set(text, name)
    return name
  }
}
const withoutTemporal = (value: unknown) =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value
const lastResult = (result: unknown) => (Array.isArray(result) ? result.at(-1) : result)
const lastOf = (sent: unknown) => (sent instanceof Promise ? sent.then(lastResult) : sent)

/**
 * Every statement is planned once a connection, for any values: row-level security makes a page's largest statement
 * take 20 ms to plan and 5 ms to run.
 */
const settingsOf = (role: DatabaseRole) =>
  [`-c role=${role}`, "-c plan_cache_mode=force_generic_plan"]
    .concat(role === "kith_auth" ? ["-c search_path=auth,public"] : [])
    .join(" ")

/** Whoever waits longer for a connection is told that the database is out of reach. */
const PATIENCE_MS = 10_000

/** Connections that work with one role's rights; none is opened before it is needed. */
export function createPool(url: string, role: DatabaseRole | null, max = 10): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    connectionTimeoutMillis: PATIENCE_MS,
    pipeline: true,
    Client: KithClient as unknown as typeof pg.Client,
    options: role === null ? undefined : settingsOf(role),
  } as pg.PoolConfig)
  // A connection may break while nobody uses it, as when the database restarts: the pool has dropped it by then and
  // opens another. Unheard, the event would end the process. Whoever was using it gets the error from their query.
  const dropped = () => {}
  pool.on("error", dropped)
  pool.on("connect", (client) => client.on("error", dropped))
  return pool
}

/** Kysely over connections; names are camelCase in code and snake_case in SQL. */
const over = (pool: PostgresPool) =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] })

/** Kysely over a pool that works with one role's rights. */
export type PooledDatabase = Kysely<DB> & { readonly pool: pg.Pool }

export const createDatabase = (pool: pg.Pool): PooledDatabase => {
  const db = over(pool)
  const destroy = async () => {
    await Kysely.prototype.destroy.call(db)
    // Kysely ends only a pool that it has used itself.
    if (!pool.ending) await pool.end()
  }
  return Object.assign(db, { pool, destroy })
}

const ownOf = new WeakMap<pg.PoolClient, Tx>()

/**
 * Runs `work` on one connection of a database. Unlike on Kysely's own, statements there need not wait for each other:
 * those that `work` begins at the same moment cost one round trip, and are done in their order.
 */
export async function onOneConnection<T>({ pool }: PooledDatabase, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const own = ownOf.get(client) ?? over(lending(client))
    ownOf.set(client, own)
    return await work(own)
  } finally {
    client.release()
  }
}

/** A pool that has nothing but this connection, and takes it back only to lend it again. */
const lending = (client: pg.PoolClient): PostgresPool => {
  const lent = { query: client.query.bind(client), release() {} }
  return { connect: async () => lent, end: async () => {}, options: {} } as unknown as PostgresPool
}
