import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { findFreePort } from "#db/embedded/free-port.ts"
import type { TestDatabase } from "#tests/support/database.ts"
import { buildPagesWhenStale } from "#tests/support/pages.ts"
import { testSecret } from "#tests/support/sign-in.ts"

/** The product in a process of its own, as `npm start` runs it. */
export type RunningApp = {
  /** Where it answers, and where its letters lead. */
  url: string
  processId: number
  /** What it has said on standard error since the last call. */
  takeComplaints(): string[]
  /** Asks it to end, as an operator does; throws when it has complained of something that nobody took. */
  stop(): Promise<void>
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>
}

export type AppWish = {
  database: TestDatabase
  /** As the demo runs it: with its sign-in, its letters and its payments, on the same database. */
  demo?: boolean
  /** SMTP_URL, STRIPE_API_URL and the like. */
  env?: Record<string, string>
}

const root = fileURLToPath(new URL("../../", import.meta.url))
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"))
const nodeOptions = String(scripts.start)
  .split(" ")
  .filter((word) => word.startsWith("--"))

/** Starts the app on a test database and a free port, with its pages built from the sources as they are. */
export async function startApp({ database, demo = false, env = {} }: AppWish): Promise<RunningApp> {
  await buildPagesWhenStale()
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const main = demo ? "tests/support/serve-demo.ts" : "app/server/main.ts"
  const app = spawn(process.execPath, [...nodeOptions, main], {
    cwd: root,
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production" },
      ...{ DATABASE_URL: database.url, SESSION_SECRET: testSecret, APP_URL: url, PORT: String(port) },
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  })
  const ended = once(app, "exit")
  const complaints: string[] = []
  app.stderr.on("data", (said) => complaints.push(String(said)))
  const takeComplaints = () => complaints.splice(0)

  await new Promise<void>((resolve, reject) => {
    app.stdout.on("data", (said) => String(said).includes("Kith is ready") && resolve())
    ended.then(([code]) => reject(new Error(`The app ended with ${code}:\n${complaints.join("")}`)), reject)
  })

  let isAsked = false
  app.once("exit", (code) => isAsked || complaints.push(`It ended by itself, with ${code}.\n`))
  const end = async (signal: NodeJS.Signals) => {
    isAsked = true
    app.kill(signal)
    await ended
  }
  return {
    url,
    processId: app.pid!,
    takeComplaints,
    async stop() {
      await end("SIGTERM")
      const unread = takeComplaints()
      if (unread.length > 0) throw new Error(`The app complained:\n${unread.join("")}`)
    },
    kill: () => end("SIGKILL"),
  }
}
