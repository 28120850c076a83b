import type { SourceFile } from "#tests/architecture/source-files.ts"

const IMPORT = /^import\s+(type\s+)?([^"]*?)\s*from\s+"([^"]+)"/gm

const isOfTypes = (names: string) =>
  names.startsWith("{") &&
  names
    .slice(1, -1)
    .split(",")
    .every((name) => name.trim() === "" || name.trim().startsWith("type "))

/** What running a file runs along: its imports, libraries too, but for those of types alone. */
const runsAlong = ({ text }: SourceFile): string[] =>
  [...text.matchAll(IMPORT)]
    .filter(([, type, names = ""]) => !type && !isOfTypes(names))
    .map(([, , , name = ""]) => name.replace(/^#/, ""))

/** The way from a file to a library that it runs, over the house's files; null where it runs none of it. */
export function wayTo(
  library: string,
  from: SourceFile,
  house: ReadonlyMap<string, SourceFile>,
): string | null {
  const ways = new Map([[from.path, from.path]])
  for (const [path, way] of ways) {
    const file = house.get(path)
    for (const next of file ? runsAlong(file) : []) {
      if (next === library) return `${way} → ${library}`
      if (!ways.has(next)) ways.set(next, `${way} → ${next}`)
    }
  }
  return null
}
