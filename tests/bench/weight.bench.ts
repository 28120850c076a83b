import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Row } from "#tests/bench/benchmark.ts"
import { buildPagesWhenStale } from "#tests/support/pages.ts"

export const name = "weight"

const KILOBYTE = 1_000
const client = join(import.meta.dirname, "../../build/client")

type Module = { module: string; imports?: string[]; id?: string; parentId?: string }
type Manifest = { entry: Module; routes: Record<string, Module> }

const readManifest = (): Manifest => {
  const file = readdirSync(join(client, "assets")).find((each) => each.startsWith("manifest-")) ?? ""
  const text = readFileSync(join(client, "assets", file), "utf8")
  return JSON.parse(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1))
}

const compressed = new Map<string, number>()
const bytesOf = (path: string) => {
  if (!compressed.has(path)) compressed.set(path, gzipSync(readFileSync(join(client, path))).length)
  return compressed.get(path)!
}

/** All the JavaScript a browser would load for a route, had every page asked for its scripts. */
const weightOf = ({ entry, routes }: Manifest, route: Module): number => {
  const chain = [entry]
  for (let at: Module | undefined = route; at; at = at.parentId ? routes[at.parentId] : undefined)
    chain.push(at)
  const files = new Set(chain.flatMap(({ module, imports = [] }) => [module, ...imports]))
  return [...files].reduce((total, path) => total + bytesOf(path), 0)
}

export async function run(): Promise<Row[]> {
  await buildPagesWhenStale()
  const manifest = readManifest()
  const heaviest = Math.max(...Object.values(manifest.routes).map((route) => weightOf(manifest, route)))
  return [
    {
      benchmark: "JavaScript of the heaviest page, compressed",
      figure: { value: heaviest / KILOBYTE, unit: "kB" },
      bound: { atMost: 120 },
    },
  ]
}
