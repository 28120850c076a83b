import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import pg from "pg"
import { seedDemo } from "#app/demo/seed-demo.ts"
import { findFreePort } from "#db/embedded/free-port.ts"
import { fillLargeDatabase } from "#tests/bench/large-database.ts"
import { type RunningApp, startApp } from "#tests/support/app.ts"
import { cloneOn, onDatabase, type TestDatabase } from "#tests/support/clone-database.ts"
import { startTestServer, type TestServer } from "#tests/support/test-server.ts"

/** Databases of a benchmark's own, on a PostgreSQL of its own. */
export type Worlds = {
  empty(): Promise<TestDatabase>
  demo(): Promise<TestDatabase>
  /** A country's worth. */
  large(): Promise<TestDatabase>
  /** A country's worth, with the demo's schools, people and pools among them. */
  largeWithDemo(): Promise<TestDatabase>
  /** The address of a database as the superuser, who fills it. */
  superuserUrl(database: TestDatabase): string
  end(): Promise<void>
}

export async function openWorlds(): Promise<Worlds> {
  const server: TestServer = await startTestServer()
  const large = async () => {
    const database = await cloneOn(server)
    await fillLargeDatabase(onDatabase(server.superuserUrl, database.name))
    return database
  }
  const addDemo = async (database: TestDatabase) => {
    await seedDemo(database.ownerUrl, { now: Temporal.Now.instant() })
    return database
  }
  return {
    empty: () => cloneOn(server),
    demo: async () => addDemo(await cloneOn(server)),
    large,
    largeWithDemo: async () => addDemo(await large()),
    superuserUrl: ({ name }) => onDatabase(server.superuserUrl, name),
    end: server.stop,
  }
}

/** The ids that a statement finds, as the database's owner. */
export async function idsOf(database: TestDatabase, statement: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  const { rows } = await client.query({ text: statement, rowMode: "array" })
  await client.end()
  return rows.map(([id]) => String(id))
}

export const startKith = (database: TestDatabase): Promise<RunningApp> => startApp({ database })

/** The floor in a process of its own, with a connection for each of these people (see tests/bench/floor). */
export async function startFloor(database: TestDatabase, personIds: string[]) {
  await buildFloor()
  const port = await findFreePort()
  const floor = spawn(process.execPath, ["tests/bench/floor/main.ts"], {
    env: {
      ...{ PATH: process.env.PATH, NODE_ENV: "production", PORT: String(port) },
      ...{ DATABASE_URL: database.url, FLOOR_OWNER_URL: database.ownerUrl, FLOOR_PERSONS: personIds.join() },
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  await saysReady(floor)
  return {
    url: `http://localhost:${port}`,
    async stop() {
      floor.kill("SIGKILL")
      await once(floor, "exit")
    },
  }
}

const saysReady = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (said) => String(said).includes("ready") && resolve())
    child.once("exit", (code) => reject(new Error(`the floor ended with ${code}`)))
  })

let built: Promise<unknown> | undefined
const buildFloor = () => {
  built ??= (async () => {
    const remix = join(
      dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")),
      "dist/cli.js",
    )
    const options = ["vite:build", "--config", "tests/bench/floor/vite.config.ts"]
    const builder = spawn(process.execPath, [remix, ...options], {
      env: { ...process.env, NODE_ENV: "production" },
      stdio: ["ignore", "ignore", "inherit"],
    })
    const [code] = await once(builder, "exit")
    if (code !== 0) throw new Error("the floor could not be built")
  })()
  return built
}
