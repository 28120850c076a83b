import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const stampFile = join(root, "build", "sources.sha256")
const outside = ["package-lock.json", "remix.config.js", "vite.config.ts"]

/** A digest of everything that goes into the pages. Modification times would miss a deleted file. */
const digestSources = (): string => {
  const digest = createHash("sha256")
  const inside = readdirSync(join(root, "app"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
  for (const path of [...inside.sort(), ...outside])
    digest.update(`${path}\0`).update(readFileSync(join(root, path)))
  return digest.digest("hex")
}

/** Whether build/ was made from the sources as they are now. */
export const pagesAreBuilt = (): boolean =>
  existsSync(join(root, "build", "server", "index.js")) &&
  existsSync(stampFile) &&
  readFileSync(stampFile, "utf8") === digestSources()

/** Builds the pages. `failed` carries the builder's own words. */
export async function buildPages(
  signal?: AbortSignal,
): Promise<{ kind: "built" } | { kind: "failed"; words: string }> {
  const digest = digestSources()
  // Whatever interrupts the build, half of it must not pass for the whole.
  rmSync(stampFile, { force: true })
  const remix = join(
    dirname(createRequire(import.meta.url).resolve("@remix-run/dev/package.json")),
    "dist/cli.js",
  )
  const builder = spawn(process.execPath, [remix, "vite:build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
  })
  let words = ""
  const listen = (chunk: Buffer) => {
    words += chunk
  }
  builder.stdout.on("data", listen)
  builder.stderr.on("data", listen)
  const code = await new Promise((resolve, reject) => {
    builder.once("error", reject)
    builder.once("close", resolve)
  })
  if (code !== 0) return { kind: "failed", words }
  writeFileSync(stampFile, digest)
  return { kind: "built" }
}
