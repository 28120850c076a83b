import { mkdirSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { type Browser, chromium } from "playwright-core"

/** Chromium without a sandbox, because tests also run as root; and without calls to its maker. */
const FLAGS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
]

/**
 * Launches a real browser: the one CHROME_PATH names, else the Chromium that came from npm, which brings the
 * libraries a bare machine lacks.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = process.env.CHROME_PATH
    ? { executablePath: process.env.CHROME_PATH, env: undefined }
    : await unpackedChromium()
  return chromium.launch({ executablePath, args: FLAGS, headless: true, env })
}

/** Unpacks it before several processes want to launch it at once: a file that is being written cannot be run. */
export default async function unpackBrowser(): Promise<void> {
  if (!process.env.CHROME_PATH) await unpackedChromium()
}

const cache = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url))

// The package unpacks into the temporary folder, brings its libraries only where it believes to run in a function,
// and says where they are through this process's own environment, which nobody else should inherit.
async function unpackedChromium() {
  const before = { ...process.env }
  mkdirSync(cache, { recursive: true })
  Object.assign(process.env, { TMPDIR: cache, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" })
  try {
    const { default: packed } = await import("@sparticuz/chromium")
    packed.setGraphicsMode = false
    const executablePath = await packed.executablePath()
    return {
      executablePath,
      env: { ...(process.env as Record<string, string>), TMPDIR: before.TMPDIR ?? "/tmp" },
    }
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before)
  }
}
