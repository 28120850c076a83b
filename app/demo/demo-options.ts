import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { readEnvironment } from "#app/server/environment.ts"

export type DemoOptions = {
  /** The address to listen on: this machine's own alone, unless told otherwise. */
  host: string
  port: number
  /** What people type; it stands in mails, too. */
  appUrl: string
  /** Absolute path; the database and the session secret live in it. */
  dataFolder: string
  /** Whether to delete the data first. */
  fresh: boolean
}

/** Settings of a Kith that real people use. The demo lets anybody be anybody, so it never runs beside them. */
const REAL_SETTINGS = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "SESSION_SECRET",
  "SMTP_URL",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
]

const usage = "Use it like this: npm run demo, or npm run demo -- --fresh to start over with new demo data."

type Read = { ok: true; options: DemoOptions } | { ok: false; sentences: string[] }
const refuse = (...sentences: string[]): Read => ({ ok: false, sentences })

/** What the demo was asked to do, or sentences that say why it does not start. */
export function readDemoOptions(
  args: readonly string[],
  variables: Record<string, string | undefined>,
): Read {
  const real = REAL_SETTINGS.filter((name) => variables[name])
  if (real.length > 0)
    return refuse(
      `The demo lets anybody sign in as anybody, so it does not start where a real Kith is set up: ${real.join(", ")}.`,
      "Start it without these variables, or run Kith itself: npm run build && npm start",
    )
  const given = parse(args)
  if (given === null) return refuse(usage)
  const PORT = variables.PORT || "3000"
  if (!/^[1-9]\d{0,4}$/.test(PORT) || Number(PORT) > 65_535) return refuse("PORT: a number from 1 to 65535")
  const host = variables.HOST || "127.0.0.1"
  const APP_URL = variables.APP_URL || `http://localhost:${PORT}`
  const read = readEnvironment({ ...placeholders, PORT, APP_URL })
  if (!read.ok) return refuse(...read.faults)
  const dataFolder = given.data ?? fileURLToPath(new URL("../../.data", import.meta.url))
  return {
    ok: true,
    options: { host, port: read.environment.PORT, appUrl: APP_URL, dataFolder, fresh: given.fresh ?? false },
  }
}

/** Stand in for what the demo makes itself, so that one schema reads every setting. */
const placeholders = { DATABASE_URL: "postgres://demo", SESSION_SECRET: "0".repeat(32) }

const parse = (args: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { fresh: { type: "boolean" }, data: { type: "string" } },
    })
    return values
  } catch {
    return null
  }
}
